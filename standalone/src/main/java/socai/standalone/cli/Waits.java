package socai.standalone.cli;

import java.util.Locale;
import socai.standalone.crash.waiting.Patience;

/** Says what a run waits for, so that none is silent for long. */
record Waits(Talk talk) {
  Patience patience() {
    return new Patience(
        (what, seconds, most) ->
            talk.say(
                "waits",
                talk.text("waits." + what.name().toLowerCase(Locale.ROOT)),
                seconds,
                most));
  }
}
