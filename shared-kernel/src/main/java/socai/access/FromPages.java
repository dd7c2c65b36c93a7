package socai.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A command that a page of ours may send in the name of whoever is logged in there, with the token
 * that no page of another site can read. Without this mark a command takes HTTP Basic only.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface FromPages {}
