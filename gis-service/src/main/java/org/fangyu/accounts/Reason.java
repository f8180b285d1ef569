package org.fangyu.accounts;

import java.util.Locale;

/** Why somebody may not. */
public enum Reason {
  SIGN_IN("请先登录 / sign in first"),
  PASSWORD_EXPIRED("口令已到期或由他人设定,请先修改口令 / change the password first"),
  TOKEN_SCOPE("令牌不含此用途 / the token is not for this"),
  ROLE("您的岗位没有此项权限 / your role does not include this"),
  OWN_ACCOUNT("不能管理自己的账号和权限 / nobody manages their own account and rights"),
  RIGHTS_BEYOND("该账号还有您管不到的权限 / the account has rights that are not yours to give"),
  WIDER_DIVISION("管理员由上级区划的管理员任免 / administrators are made by an administrator of a wider division"),
  DIVISION("不在您负责的区划内 / outside the divisions you are responsible for");

  private final String sentence;

  Reason(String sentence) {
    this.sentence = sentence;
  }

  /** The name in answers: "token-scope". */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String sentence() {
    return sentence;
  }
}
