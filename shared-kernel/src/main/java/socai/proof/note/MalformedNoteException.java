package socai.proof.note;

/** Something that should be a note, a checkpoint or a key is spelled as none is. */
public final class MalformedNoteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public MalformedNoteException(String message) {
    super(message);
  }

  public MalformedNoteException(String message, Throwable cause) {
    super(message, cause);
  }
}
