package org.fangyu.boundaries;

import io.jenetics.jpx.GPX;
import io.jenetics.jpx.TrackSegment;
import io.jenetics.jpx.WayPoint;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The recorded tracks of a GPX file. Routes and waypoints are plans and marks, nobody walked them, so they are left out.
 *
 * @param segments         fixes in the order they were recorded; the recorder was off between two segments
 * @param unreadablePoints track points of the file that have no valid position and were left out
 */
record GpxTrack(List<List<Fix>> segments, int unreadablePoints) {

  /** Longitude and latitude in degrees (WGS 84) and seconds since 1970, NaN where the file gives no time. */
  record Fix(double longitude, double latitude, double seconds) {}

  /** A day's track has some 30,000 points in 5 MB. */
  static final int MOST_BYTES = 64 << 20;
  static final int MOST_POINTS = 500_000;
  /** A track point stands five deep; its extensions a few deeper. */
  static final int DEEPEST = 50;

  private static final XMLInputFactory XML = closedToOutside();

  int points() {
    return segments.stream().mapToInt(List::size).sum();
  }

  /**
   * Reads a file to its end.
   *
   * @throws Unreadable if it is larger than {@link #MOST_BYTES}, no well-formed GPX, declares a document type (through which
   *     other files could be drawn in), or has no or more than {@link #MOST_POINTS} track points
   */
  static GpxTrack read(InputStream file) throws IOException {
    byte[] bytes = file.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new Unreadable("不超过 / at most " + (MOST_BYTES >> 20) + " MB", "> " + MOST_BYTES + " bytes");
    }
    int announced = announcedPoints(bytes);
    GPX gpx = parse(bytes);
    List<List<Fix>> segments = gpx.tracks().flatMap(track -> track.segments())
        .map(TrackSegment::getPoints).map(points -> points.stream().map(GpxTrack::fix).toList())
        .filter(segment -> !segment.isEmpty()).toList();
    var track = new GpxTrack(segments, announced - segments.stream().mapToInt(List::size).sum());
    if (track.points() == 0) {
      throw new Unreadable("至少一个航迹点 trkpt(航点 wpt、路线 rte 不算走过) / at least one track point",
          announced + " trkpt, none with a valid position");
    }
    return track;
  }

  /** A file that is no track: what is expected and what is there instead. */
  static final class Unreadable extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final String bound;
    private final String offender;

    private Unreadable(String bound, String offender, Exception cause) {
      super("GPX: %s; found %s".formatted(bound, offender), cause);
      this.bound = bound;
      this.offender = offender;
    }

    private Unreadable(String bound, String offender) {
      this(bound, offender, null);
    }

    String bound() {
      return bound;
    }

    String offender() {
      return offender;
    }
  }

  private static GPX parse(byte[] bytes) {
    try {
      return GPX.Reader.of(GPX.Reader.Mode.LENIENT).read(new ByteArrayInputStream(bytes));
    } catch (IOException | RuntimeException notGpx) {
      throw new Unreadable("GPX 1.0 或 1.1 / GPX 1.0 or 1.1", notGpx.getMessage(), notGpx);
    }
  }

  private static Fix fix(WayPoint point) {
    double seconds = point.getTime().map(time -> time.getEpochSecond() + time.getNano() / 1e9).orElse(Double.NaN);
    return new Fix(point.getLongitude().doubleValue(), point.getLatitude().doubleValue(), seconds);
  }

  /** Goes once over the whole text, so that a file that breaks off or draws in others is refused before it is parsed. */
  private static int announcedPoints(byte[] bytes) {
    int points = 0;
    int depth = 0;
    try {
      XMLStreamReader xml = XML.createXMLStreamReader(new ByteArrayInputStream(bytes));
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD) {
          throw new Unreadable("不得含 DOCTYPE / no document type declaration", "DOCTYPE");
        }
        depth += event == XMLStreamConstants.START_ELEMENT ? 1 : event == XMLStreamConstants.END_ELEMENT ? -1 : 0;
        if (depth > DEEPEST) {
          throw new Unreadable("嵌套最多 / nested at most " + DEEPEST, "> " + DEEPEST);
        }
        if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("trkpt") && ++points > MOST_POINTS) {
          throw new Unreadable("最多 / at most " + MOST_POINTS + " trkpt", "> " + MOST_POINTS);
        }
      }
    } catch (XMLStreamException broken) {
      throw new Unreadable("完整的 XML / well-formed XML", where(broken), broken);
    }
    return points;
  }

  private static String where(XMLStreamException broken) {
    return "line %d column %d: %s".formatted(broken.getLocation().getLineNumber(), broken.getLocation().getColumnNumber(),
        broken.getMessage());
  }

  private static XMLInputFactory closedToOutside() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }
}
