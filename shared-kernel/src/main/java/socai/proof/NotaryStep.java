package socai.proof;

/** What the notary has done when it may die. */
enum NotaryStep {
  KEY_MADE,
  LINES_READ,
  TILES_WRITTEN,
  SIGNED,
  REMEMBERED,
  CHECKPOINT_WRITTEN
}
