package org.fangyu.accounts;

import org.fangyu.web.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Whether the officers' desk, its checks and its exact data are open to a request. The demo county is invented, so its
 * desk is open to anyone; with real data it opens only by the setting {@code fangyu.desk-open}.
 */
@Component
public class DeskAccess {
  private final boolean open;

  DeskAccess(@Value("${fangyu.desk-open:false}") boolean setting, @Value("${fangyu.demo:}") String demo) {
    this.open = setting || !demo.isBlank();
  }

  public boolean open() {
    return open;
  }

  /** @throws Problem 401 when the desk is closed */
  public void require() {
    if (!open) {
      throw new Problem(HttpStatus.UNAUTHORIZED, "desk-closed",
          "工作台未开放:非演示数据须设置 fangyu.desk-open=true,且只在可信网络内使用 / the desk is closed; it opens on the demo or by the setting fangyu.desk-open");
    }
  }
}
