package org.fangyu.placenames.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.fangyu.attachments.content.ContentStore;
import org.fangyu.journal.Event;
import org.fangyu.journal.Journal;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes the package, whole or not at all: all of it is read in one state of the database, and the journal knows of it first. */
@Component
class Exchange {
  private static final JsonMapper JSON = JsonMapper.shared();
  static final String FORMAT = "fangyu-names/1";

  private final DataSource source;
  private final TransactionTemplate snapshot;
  private final Journal journal;
  private final ContentStore contents;

  Exchange(DataSource source, Journal journal, Environment settings) {
    this.source = source;
    this.snapshot = new TransactionTemplate(new JdbcTransactionManager(source));
    this.snapshot.setReadOnly(true);
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    this.journal = journal;
    this.contents = ContentStore.bySettings(settings);
  }

  /** @return how many names it holds */
  long write(ExchangeQuestion question, String author, Path file) throws IOException {
    journal.record(new Event(author, Event.Act.EXPORT_RESTRICTED, "naming_case", question.caseCode() == null ? Event.ALL : question.caseCode(), null, question.told()));
    try (OutputStream out = Files.newOutputStream(file)) {
      return snapshot.execute(status -> {
        try {
          return write(new ExchangeRows(new JdbcTemplate(source), question), question, author, out);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private long write(ExchangeRows rows, ExchangeQuestion question, String author, OutputStream out) throws IOException {
    try (var zip = new Package(out)) {
      long[] names = new long[1];
      zip.add("names.json", stream -> names[0] = json(rows, stream));
      zip.add("names.xlsx", stream -> sheet(rows, stream));
      List<String> cases = rows.cases();
      for (String code : cases) {
        var announcement = rows.announcement(code);
        if (announcement.isPresent()) {
          zip.add("announcements/" + code + ".txt", stream -> stream.write(text(announcement.get(), rows, code).getBytes(StandardCharsets.UTF_8)));
        }
      }
      List<String> missing = papers(rows, cases, zip);
      var manifest = new LinkedHashMap<String, Object>();
      manifest.put("format", FORMAT);
      manifest.put("madeAt", OffsetDateTime.now().toString());
      manifest.put("madeBy", author);
      manifest.put("asked", question.told());
      manifest.put("crs", "CGCS2000 longitude, latitude (EPSG:4490)");
      manifest.put("names", names[0]);
      manifest.put("secretLeftOut", rows.secret());
      manifest.put("cases", cases);
      manifest.put("attachmentsMissing", missing);
      manifest.put("dataVersion", rows.dataVersion());
      manifest.put("files", zip.parts());
      zip.add("manifest.json", stream -> stream.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest)));
      return names[0];
    }
  }

  private static long json(ExchangeRows rows, OutputStream stream) {
    try (JsonGenerator json = JSON.createGenerator(stream)) {
      json.writeStartObject();
      json.writeStringProperty("format", FORMAT);
      json.writeName("names");
      json.writeStartArray();
      long count = rows.each(name -> {
        json.writeStartObject();
        name.forEach((field, value) -> {
          if (value != null) {
            json.writeName(field.member());
            json.writePOJO(value);
          }
        });
        json.writeEndObject();
      });
      json.writeEndArray();
      json.writeEndObject();
      return count;
    }
  }

  private static void sheet(ExchangeRows rows, OutputStream stream) throws IOException {
    try (var sheet = new NameSheet(stream)) {
      rows.each(name -> {
        try {
          sheet.add(name);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }

  /** What was announced, in the words of its compulsory fields. */
  private static String text(ExchangeRows.Announcement one, ExchangeRows rows, String code) {
    var text = new StringBuilder(one.title()).append("\n公告号:").append(one.announcementNumber()).append("\n公告日期:").append(one.announcedOn()).append("\n批准机关:").append(one.approvingBody())
        .append("\n批准日期:").append(one.decidedOn()).append("\n批准文号:").append(one.decisionNumber()).append("\n\n");
    rows.each(name -> {
      if (code.equals(name.get(ExchangeField.CASE_CODE))) {
        text.append(name.get(ExchangeField.STANDARD_NAME)).append('\t').append(name.getOrDefault(ExchangeField.ROMAN_SPELLING, "")).append('\t').append(name.get(ExchangeField.PLACE_CODE)).append('\n');
      }
    });
    return text.toString();
  }

  /** @return papers whose content is not there; the check of attachments names them too */
  private List<String> papers(ExchangeRows rows, List<String> cases, Package zip) throws IOException {
    var missing = new ArrayList<String>();
    int number = 0;
    for (ExchangeRows.Paper paper : rows.papers(cases)) {
      String name = "attachments/" + paper.code() + "/" + ++number + "-" + paper.name().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_");
      Path content = contents.file(paper.sha256());
      if (Files.isReadable(content)) {
        zip.add(name, stream -> Files.copy(content, stream));
      } else {
        missing.add(name);
      }
    }
    return missing;
  }
}
