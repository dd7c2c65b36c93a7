package socai.standalone.crash.product;

/** What goes wrong with the whole program in a cycle. */
public enum ProductFault {
  /** Nothing: callers, all at once. */
  NONE,
  /** The program is killed as by {@code kill -9}, and started again. */
  PROGRAM_KILLED,
  /** The program is stopped for a while; callers lose patience, and send again. */
  PROGRAM_STOPPED,
  /** More callers than there are threads begin a body and do not end it. */
  SLOW_CALLERS,
  /** Connections are cut in the middle of a command, or before its answer is heard. */
  CONNECTIONS_CUT,
  /** The disk is full, and then is not. */
  DISK_FULL,
  /** Too many files are open, and then are not. */
  DESCRIPTORS_GONE,
  /** No file may grow any more. */
  WRITE_FAILS,
  /** After a kill a byte of the store's log is another one. */
  BYTE_FLIPPED_IN_LOG,
  /** After a kill a byte of one of the store's tables is another one. */
  BYTE_FLIPPED_IN_TABLE,
  /** After a kill a byte of the store's list of files is another one. */
  BYTE_FLIPPED_IN_MANIFEST,
  /** An older backup is in the place of the data. */
  OLD_BACKUP,
  /** The same, and an operator accepts the loss. */
  OLD_BACKUP_ACCEPTED;

  Harm harm() {
    return switch (this) {
      case NONE -> new Nothing();
      case PROGRAM_KILLED -> new Killed();
      case PROGRAM_STOPPED -> new Stopped();
      case SLOW_CALLERS -> new SlowCallers();
      case CONNECTIONS_CUT -> new CutConnections();
      case DISK_FULL -> new FullDisk();
      case DESCRIPTORS_GONE -> new NoDescriptors();
      case WRITE_FAILS -> new FailedWrite();
      case BYTE_FLIPPED_IN_LOG -> new FlippedByte("\\d+\\.log");
      case BYTE_FLIPPED_IN_TABLE -> new FlippedByte("\\d+\\.sst");
      case BYTE_FLIPPED_IN_MANIFEST -> new FlippedByte("MANIFEST-\\d+");
      case OLD_BACKUP -> new OldBackup(false);
      case OLD_BACKUP_ACCEPTED -> new OldBackup(true);
    };
  }
}
