package org.fangyu.documents;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Refuses what a template may not hold: what runs, what is embedded, what fetches. */
final class TemplateGuard {
  private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final Set<String> EMBEDDED = Set.of("oleObject", "package", "control", "aFChunk", "vbaProject", "wordVbaData", "activeXControlBinary", "subDocument", "frame", "mailMergeSource", "mailMergeHeaderSource");
  private static final Pattern FETCHING = Pattern.compile("\\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|MACROBUTTON|DATABASE|RD|CONTROL|EMBED)\\b");
  private static final Pattern PICTURE = Pattern.compile("word/media/[^/]+\\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)");
  private static final Pattern TEXT = Pattern.compile("(.*\\.(xml|rels))|\\[Content_Types]\\.xml");

  private TemplateGuard() {}

  /** @return what was taken out, in words for the office @throws TemplateFault with what is not allowed */
  static List<String> check(DocxParts parts) {
    if (new String(parts.get(DocxParts.TYPES), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT).contains("macroenabled")) throw TemplateFault.active("macroEnabled (.docm)");
    var notes = new ArrayList<String>();
    parts.all().replaceAll((name, content) -> checked(name, content, notes));
    return notes;
  }

  private static byte[] checked(String name, byte[] content, List<String> notes) {
    boolean odd = name.startsWith("/") || name.contains("\\") || name.contains("..") || name.contains(":");
    boolean font = name.matches("word/fonts/[^/]+\\.odttf");
    if (odd || !TEXT.matcher(name).matches() && !font && !PICTURE.matcher(name.toLowerCase(Locale.ROOT)).matches() && !name.matches("docProps/thumbnail\\.\\w+")) throw TemplateFault.active(name);
    if (!TEXT.matcher(name).matches()) return content;
    Document document = Xml.parse(content, name);
    if (name.endsWith(".rels")) return relations(name, document, content, notes);
    if (name.startsWith("word/")) fields(name, document);
    return content;
  }

  private static byte[] relations(String name, Document document, byte[] content, List<String> notes) {
    boolean changed = false;
    for (Element relation : Xml.all(document, RELATIONSHIPS, "Relationship")) {
      String type = relation.getAttribute("Type").replaceAll(".*/", "");
      if (EMBEDDED.contains(type)) throw TemplateFault.active(name + ": " + type);
      if (!relation.getAttribute("TargetMode").equalsIgnoreCase("External")) continue;
      String target = relation.getAttribute("Target");
      if (type.equals("attachedTemplate")) {   // a word processor writes where its own template lay; the papers need it not
        relation.setAttribute("Target", "Normal.dotm");
        notes.add("已去掉附加模板的位置 / took out where the attached template lay");
        changed = true;
      } else if (!type.equals("hyperlink") || !target.toLowerCase(Locale.ROOT).matches("(https?|mailto):.*")) {
        throw TemplateFault.active(name + ": " + target);
      }
    }
    return changed ? Xml.write(document) : content;
  }

  private static void fields(String name, Document document) {
    var code = new StringBuilder();
    Xml.all(document, "instrText").forEach(part -> code.append(part.getTextContent()));
    Xml.all(document, "fldSimple").forEach(field -> code.append(' ').append(Xml.value(field, "instr")));
    var found = FETCHING.matcher(code.toString().toUpperCase(Locale.ROOT));
    if (found.find()) throw TemplateFault.active(name + ": " + found.group());
    for (String element : List.of("altChunk", "object", "subDoc", "control")) if (!Xml.all(document, element).isEmpty()) throw TemplateFault.active(name + ": w:" + element);
  }
}
