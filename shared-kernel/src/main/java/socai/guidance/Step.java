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

  /** Has {@code visitor} see this step as what it is. */
  <R> R accept(Visitor<R> visitor);

  /** The level a household stands on after this step, when it stood on {@code before}. */
  default AdoptionLevel leadsTo(AdoptionLevel before) {
    return Climb.of(this).map(climb -> climb.after(before)).orElse(before);
  }

  /**
   * Sees steps, every kind of them.
   *
   * @param <R> what it makes of one
   */
  interface Visitor<R> {
    R introduced(Introduced step);

    R installed(Installed step);

    R activated(Activated step);

    R usesAlone(UsesAlone step);

    R declined(Declined step);

    R impossible(Impossible step);

    R steppedBack(SteppedBack step);
  }

  /** They know what it is for. */
  record Introduced(@Means("the service") ServiceId service) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.introduced(this);
    }
  }

  /** It is on their phone. */
  record Installed(@Means("the service") ServiceId service) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.installed(this);
    }
  }

  /** They have an account that works. */
  record Activated(@Means("the service") ServiceId service) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.activated(this);
    }
  }

  /** They use it without help. */
  record UsesAlone(@Means("the service") ServiceId service) implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.usesAlone(this);
    }
  }

  /** They did not want it: a fact too. */
  record Declined(@Means("the service") ServiceId service, @Means("why") Reason reason)
      implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.declined(this);
    }
  }

  /** It could not be done. */
  record Impossible(@Means("the service") ServiceId service, @Means("why") Reason reason)
      implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.impossible(this);
    }
  }

  /** They lost what they had: a lost phone, a changed SIM. */
  record SteppedBack(
      @Means("the service") ServiceId service,
      @Means("the level they are back on, if they stood higher") AdoptionLevel to,
      @Means("why") Reason reason)
      implements Step {
    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.steppedBack(this);
    }
  }
}
