package socai.standalone.cli;

import java.util.Locale;
import socai.standalone.crash.waiting.WaitLimit;

/** Says what a run waits for, so that none is silent for long. */
record Waits(Talk talk) {
  WaitLimit patience() {
    return new WaitLimit(
        (what, seconds, most) ->
            talk.say(
                "waits",
                talk.text("waits." + what.name().toLowerCase(Locale.ROOT)),
                seconds,
                most));
  }
}
