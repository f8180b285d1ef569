package org.fangyu.web.limits;

import java.time.Duration;
import org.apache.coyote.AbstractProcessor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketWrapperBase;

/**
 * HTTP/1.1 that does not wait forever for headers. Tomcat's own timeout starts anew with each byte, so that one byte now
 * and then keeps a connection for days; here whoever has not sent all headers in time is cut off.
 */
public final class Protocol extends Http11NioProtocol {
  private static final long LOOK_MILLISECONDS = 500;

  private volatile Duration patience = Duration.ofSeconds(10);
  private Thread watch;

  void setPatience(Duration patience) {
    this.patience = patience;
  }

  @Override
  public void start() throws Exception {
    super.start();
    watch = new Thread(this::watch, "slow-senders");
    watch.setDaemon(true);
    watch.start();
  }

  @Override
  public void stop() throws Exception {
    watch.interrupt();
    super.stop();
  }

  private void watch() {
    try {
      while (true) {
        Thread.sleep(LOOK_MILLISECONDS);
        for (SocketWrapperBase<NioChannel> connection : getEndpoint().getConnections()) if (tooSlow(connection)) connection.close();
      }
    } catch (InterruptedException e) {
      // the server stops
    }
  }

  /** A connection has a processor while no thread works on it only if something has come, but not all of the headers. */
  private boolean tooSlow(SocketWrapperBase<NioChannel> connection) {
    if (!(connection.getCurrentProcessor() instanceof AbstractProcessor processor) || processor.isAsync()) return false;
    long begun = processor.getRequest().getStartTimeNanos();
    return begun > 0 && System.nanoTime() - begun > patience.toNanos();
  }
}
