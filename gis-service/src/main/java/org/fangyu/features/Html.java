package org.fangyu.features;

import java.util.List;
import org.fangyu.features.Address.Link;
import org.springframework.web.util.HtmlUtils;

/** The frame of a page and its parts. Everything that comes from data or from a request goes through {@link #escape}. */
final class Html {
  private Html() {}

  static String escape(Object text) {
    return text == null ? "" : HtmlUtils.htmlEscape(text.toString(), "UTF-8");
  }

  static String link(String href, String text) {
    return "<a href=\"" + escape(href) + "\">" + escape(text) + "</a>";
  }

  /**
   * The top of a page, up to where its own content begins.
   *
   * @param trail the pages above this one
   * @param head links of the resource, repeated for machines
   */
  static String open(String title, String subtitle, List<Link> trail, List<Link> head) {
    var html = new StringBuilder("<!doctype html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.append("<title>").append(escape(title)).append(" · 方舆</title>\n");
    html.append("<link rel=\"stylesheet\" href=\"/look/tokens.css\">\n<link rel=\"stylesheet\" href=\"/ogc-assets/ogc.css\">\n");
    for (Link link : head) {
      html.append("<link rel=\"").append(escape(link.rel())).append("\" type=\"").append(escape(link.type())).append("\" href=\"").append(escape(link.href())).append("\">\n");
    }
    html.append("</head>\n<body>\n<header><nav aria-label=\"位置 / Where you are\"><ol>");
    for (Link link : trail) html.append("<li>").append(link(link.href(), link.title())).append("</li>");
    html.append("</ol></nav>\n<h1>").append(escape(title)).append("</h1>\n<p lang=\"en\">").append(escape(subtitle)).append("</p></header>\n<main>\n");
    return html.toString();
  }

  /** The end of a page: other forms of the same, and where it goes on. */
  static String close(List<Link> links) {
    var html = new StringBuilder("</main>\n<footer><ul>");
    for (Link link : links) html.append("<li><a rel=\"").append(escape(link.rel())).append("\" href=\"").append(escape(link.href())).append("\">").append(escape(link.title())).append("</a></li>");
    return html.append("</ul></footer>\n</body>\n</html>\n").toString();
  }

  static String section(String title, String content) {
    return "<section><h2>" + escape(title) + "</h2>\n" + content + "</section>\n";
  }

  static String row(String kind, List<String> cells) {
    var html = new StringBuilder("<tr>");
    for (String cell : cells) html.append('<').append(kind).append(kind.equals("th") ? " scope=\"col\">" : ">").append(cell).append("</").append(kind).append('>');
    return html.append("</tr>\n").toString();
  }

  /** @param entries name and value in turn; values are HTML already */
  static String pairs(List<List<String>> entries) {
    var html = new StringBuilder("<table class=\"pairs\"><tbody>\n");
    for (List<String> entry : entries) html.append("<tr><th scope=\"row\">").append(escape(entry.get(0))).append("</th><td>").append(entry.get(1)).append("</td></tr>\n");
    return html.append("</tbody></table>\n").toString();
  }
}
