package socai.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Whoever is logged in may call the endpoint: it tells nothing about persons. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@MayCall({
  AccessRole.FIELD,
  AccessRole.OFFICER,
  AccessRole.ANALYST,
  AccessRole.AUDITOR,
  AccessRole.ADMIN
})
public @interface AnyRoleMayCall {}
