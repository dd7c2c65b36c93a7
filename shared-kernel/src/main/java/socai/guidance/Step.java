package socai.guidance;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import socai.catalogue.ServiceId;
import socai.event.Means;

/**
 * What came of an act of guidance on one service. In JSON the field {@code outcome} says which of
 * these it is.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "outcome")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Step.Introduced.class, name = "introduced"),
  @JsonSubTypes.Type(value = Step.Installed.class, name = "installed"),
  @JsonSubTypes.Type(value = Step.Activated.class, name = "activated"),
  @JsonSubTypes.Type(value = Step.UsesAlone.class, name = "uses_alone"),
  @JsonSubTypes.Type(value = Step.Declined.class, name = "declined"),
  @JsonSubTypes.Type(value = Step.Impossible.class, name = "impossible"),
  @JsonSubTypes.Type(value = Step.SteppedBack.class, name = "stepped_back")
})
public sealed interface Step {
  /** The service it is about. */
  ServiceId service();

  /** The level a household stands on after this step, when it stood on {@code before}. */
  AdoptionLevel leadsTo(AdoptionLevel before);

  /** They know what it is for. */
  record Introduced(@Means("the service") ServiceId service) implements Step {
    @Override
    public AdoptionLevel leadsTo(AdoptionLevel before) {
      return before.orHigher(AdoptionLevel.INTRODUCED);
    }
  }

  /** It is on their phone. */
  record Installed(@Means("the service") ServiceId service) implements Step {
    @Override
    public AdoptionLevel leadsTo(AdoptionLevel before) {
      return before.orHigher(AdoptionLevel.INSTALLED);
    }
  }

  /** They have an account that works. */
  record Activated(@Means("the service") ServiceId service) implements Step {
    @Override
    public AdoptionLevel leadsTo(AdoptionLevel before) {
      return before.orHigher(AdoptionLevel.ACTIVATED);
    }
  }

  /** They use it without help. */
  record UsesAlone(@Means("the service") ServiceId service) implements Step {
    @Override
    public AdoptionLevel leadsTo(AdoptionLevel before) {
      return before.orHigher(AdoptionLevel.USES_ALONE);
    }
  }

  /** They did not want it: a fact too. */
  record Declined(@Means("the service") ServiceId service, @Means("why") Reason reason)
      implements Step {
    @Override
    public AdoptionLevel leadsTo(AdoptionLevel before) {
      return before;
    }
  }

  /** It could not be done. */
  record Impossible(@Means("the service") ServiceId service, @Means("why") Reason reason)
      implements Step {
    @Override
    public AdoptionLevel leadsTo(AdoptionLevel before) {
      return before;
    }
  }

  /** They lost what they had: a lost phone, a changed SIM. */
  record SteppedBack(
      @Means("the service") ServiceId service,
      @Means("the level they are back on, if they stood higher") AdoptionLevel to,
      @Means("why") Reason reason)
      implements Step {
    @Override
    public AdoptionLevel leadsTo(AdoptionLevel before) {
      return before.orLower(to);
    }
  }
}
