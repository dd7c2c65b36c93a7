package socai.query.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import socai.fixture.Field;
import socai.guidance.AdoptionLevel;
import socai.territory.UnitLevel;

class FigureTest {
  private static final String ID = "0f0e6b1c-0000-4000-8000-00000000000a";

  static Stream<Figure> one_of_each() {
    return Stream.of(
        new Figure.Teams(Optional.empty()),
        new Figure.Teams(Optional.of(UnitLevel.COMMUNE)),
        new Figure.Members(Optional.empty()),
        new Figure.Members(Optional.of(UnitLevel.HAMLET)),
        new Figure.TeamMembers(Field.TEAM),
        new Figure.UnitTeams(Field.PROVINCE, Optional.empty()),
        new Figure.UnitTeams(Field.HAMLET, Optional.of(UnitLevel.COMMUNE)),
        new Figure.UnitMembers(Field.PROVINCE, Optional.empty()),
        new Figure.UnitMembers(Field.HAMLET, Optional.of(UnitLevel.HAMLET)),
        new Figure.Households(Field.HAMLET),
        new Figure.Reached(Field.HAMLET, Field.PAYMENT, AdoptionLevel.USES_ALONE),
        new Figure.Level(Field.HOME, Field.VNEID));
  }

  @ParameterizedTest
  @MethodSource("one_of_each")
  void what_a_figure_is_called_names_it_again(Figure figure) {
    assertThat(figure.text()).matches(Figure.FORM);
    assertThat(Figure.of(figure.text())).isEqualTo(figure);
  }

  @Test
  void its_name_is_words_and_dots() {
    assertThat(new Figure.Reached(Field.HAMLET, Field.VNEID, AdoptionLevel.USES_ALONE).text())
        .isEqualTo("reached." + Field.HAMLET + ".vneid.uses_alone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "team",
        "Teams",
        "teams.",
        "teams.province",
        "teams.hamlet.hamlet",
        "members.HAMLET",
        "unit-teams",
        "unit-teams.hamlet",
        "unit-teams." + ID + ".province",
        "unit-members." + ID + ".",
        "households",
        "households.x",
        "households.0F0E6B1C-0000-4000-8000-00000000000A",
        "reached." + ID + ".vneid.none",
        "reached." + ID + ".VNeID.activated",
        "reached." + ID + ".vneid.ACTIVATED",
        "level." + ID,
        "level." + ID + ".",
        " teams",
        "teams\n"
      })
  void nothing_else_names_a_figure(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Figure.of(text));
    assertThat(text).doesNotMatch(Figure.FORM);
  }

  @Test
  void a_text_names_a_figure_if_and_only_if_it_is_of_the_form_that_is_described() {
    Random chance = new Random(11);
    List<String> words =
        Stream.concat(
                one_of_each().flatMap(figure -> Stream.of(figure.text().split("[.]"))),
                Stream.of("", "none", "province", "a-", "a--b", "x".repeat(40), "x".repeat(41)))
            .distinct()
            .toList();
    int named = 0;
    for (int i = 0; i < 50_000; i++) {
      String text =
          Stream.generate(() -> words.get(chance.nextInt(words.size())))
              .limit(1 + chance.nextInt(4))
              .collect(Collectors.joining("."));
      assertThat(isFigure(text)).as(text).isEqualTo(text.matches(Figure.FORM));
      named += isFigure(text) ? 1 : 0;
    }
    assertThat(named).isGreaterThan(100);
  }

  private static boolean isFigure(String text) {
    try {
      return Figure.of(text).text().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource(Figure.Kind.class)
  void every_kind_is_defined_in_both_languages(Figure.Kind kind) {
    Figure figure = one_of_each().filter(f -> f.kind() == kind).findFirst().orElseThrow();
    Definition definition = Definition.of(figure);
    assertThat(definition.vi()).isNotBlank().isNotEqualTo(definition.en());
    assertThat(
            ResourceBundle.getBundle("socai.query.figure.figures", java.util.Locale.ENGLISH)
                .keySet())
        .hasSameSizeAs(Figure.Kind.values());
  }
}
