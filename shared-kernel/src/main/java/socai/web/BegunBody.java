package socai.web;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;

/** A body of which the beginning has been read already; {@code rest} is what is to come. */
final class BegunBody extends ServletInputStream {
  private final InputStream whole;
  private boolean finished;

  BegunBody(byte[] begin, InputStream rest) {
    whole = new SequenceInputStream(new ByteArrayInputStream(begin), rest);
  }

  @Override
  public int read() throws IOException {
    return noted(whole.read());
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return noted(whole.read(into, offset, length));
  }

  private int noted(int read) {
    finished |= read < 0;
    return read;
  }

  @Override
  public boolean isFinished() {
    return finished;
  }

  @Override
  public boolean isReady() {
    return true;
  }

  /** Bodies here are waited for; nobody is told when there is more. */
  @Override
  public void setReadListener(ReadListener listener) {
    throw new IllegalStateException("read by waiting only");
  }
}
