package socai.household;

import socai.event.Means;
import socai.person.Personal;

/**
 * What is known of a household's home.
 *
 * @param people who live there, 1 or more
 * @param smartphones in use there, 0 or more
 */
public record Home(
    @Means("the name of the head of the household") Personal head,
    @Means("where it lives within its hamlet") Personal address,
    @Means("how many people live there") int people,
    @Means("how many smartphones they use") int smartphones,
    @Means("how it reaches the Internet: none, mobile or fixed") Connection connection) {}
