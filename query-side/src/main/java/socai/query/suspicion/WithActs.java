package socai.query.suspicion;

/** A finding and the acts that make it. */
record WithActs(FindingPicture finding, FindingActs acts) {}
