package org.fangyu.importexport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.fangyu.crs.Crs;
import org.fangyu.importexport.kinds.Kind;
import org.fangyu.secrets.Secrets;

/**
 * A county of a few records of every kind, as files to import, on the open sea at 123 degrees east, 29 north. It
 * has what is hard to carry: history with predecessors, empty cells, formulas, quotes, line ends, all digits.
 */
public final class SmallCounty {

  static final Map<String, String> FILES = new LinkedHashMap<>();

  static {
    FILES.put("divisions", """
        code,name,level,parent_code,abbreviation,valid_from,valid_to,predecessor,wkt
        9901,明州市,city,,明,2000-01-01,,,"POLYGON ((122 28, 124 28, 124 30, 122 30, 122 28))"
        990121,青禾县,county,9901,青,2000-01-01,2010-07-01,,"POLYGON ((122.5 28.5, 123.5 28.5, 123.5 29.5, 122.5 29.5, 122.5 28.5))"
        990121,青禾县,county,9901,青,2010-07-01,,990121@2000-01-01,"POLYGON ((122.5 28.5, 123.6 28.5, 123.5 29.5, 122.5 29.5, 122.5 28.5))"
        990122,云岭县,county,9901,云,2000-01-01,,,"MULTIPOLYGON (((123.5 28.5, 124 28.5, 124 29.5, 123.5 29.5, 123.5 28.5), (123.6 28.6, 123.6 28.7, 123.7 28.7, 123.6 28.6)))"
        990121100,河口镇,township,990121,,2000-01-01,,,"POLYGON ((122.9 28.9, 123.1 28.9, 123.1 29.1, 122.9 29.1, 122.9 28.9))"
        """);
    FILES.put("built-up-areas", """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"code":"B1","name":"县城建成区","division_code":"990121","valid_from":"2020-01-01"},
         "geometry":{"type":"Polygon","coordinates":[[[122.95,28.95],[123.05,28.95],[123.0512345678901,29.0498765432109],[122.95,29.05],[122.95,28.95]]]}}]}
        """);
    FILES.put("places", """
        code,name,specific,generic,pinyin,place_class,category_code,status,division_code,origin,history,secrecy,named_on,valid_from,lon,lat
        99012110022200000001,周口店,,,,settlement,22200,announced,990121100,"因""周口""得名,
        见县志",=1+1,public,1984-05-01,2020-01-01,123.01234567890123,29.000000000000004
        99012110013400000002,青禾山,青禾,山,Qīnghé Shān,relief,13400,approved,990121,'quoted,,,,2020-01-01,123.02,29.01
        99012110013400000003,甲山,甲,山,,relief,,historical,990121,-5 to @,,internal,,2020-01-01,123.03,29.02
        """);
    FILES.put("roads", """
        {"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"code":"R1","name":"迎宾大道","specific":"迎宾","generic":"大道","road_class":"arterial","width_metres":42.5,"status":"announced","division_code":"990121","named_on":"1999-10-01","valid_from":"2020-01-01"},
         "geometry":{"type":"LineString","coordinates":[[122.96,29],[123.04,29.0000001]]}},
        {"type":"Feature","properties":{"code":"R2","name":null,"road_class":"lane","status":"unnamed","division_code":"990121","valid_from":"2020-01-01"},
         "geometry":{"type":"MultiLineString","coordinates":[[[123,28.96],[123,29.04]],[[123.001,28.96],[123.001,29.04]]]}}]}
        """);
    FILES.put("door-plates", """
        code,road_code,place_code,number,sub_number,plate_kind,parent_code,side,position,size,postcode,status,installed_on,division_code,owner_name,owner_id_kind,owner_id_number,valid_from,lon,lat
        D1,R1,,1,,door,,left,gate,600x400,315000,installed,2021-03-04,990121,张三,resident_id,990121199001011236,2021-01-01,122.97,29.0001
        D2,R1,,1,2,door,,left,,,,planned,,990121,,,,2021-01-01,122.971,29.0001
        D3,R1,,1,,unit,D1,,,,,installed,,990121,王记,credit_code,92990121MA0000001T,2021-01-01,122.972,29.0001
        D4,,99012110022200000001,7,,door,,,,,,reserved,,990121100,,,,2021-01-01,123.012,29
        """);
    FILES.put("signs", """
        code,road_code,sign_kind,text,pinyin,size,colour,state,installed_on,division_code,valid_from,lon,lat
        S1,R1,road,迎宾大道,Yíngbīn Dàdào,,blue,good,2022/3/4,990121,2020-01-01,122.96,29
        """);
    FILES.put("boundary-lines", """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4550"}},"features":[
        {"type":"Feature","properties":{"code":"QY01","name":"青云线","level":"county","left_division_code":"990121","right_division_code":"990122","length_metres":111000,"disputed":true,"valid_from":"2020-01-01"},
         "geometry":{"type":"LineString","coordinates":[[548700.123,3154000.5],[548710.25,3210000.75],[548000,3265000]]}}]}
        """);
    FILES.put("boundary-markers", """
        code,line_code,serial,marker_type,faces,managing_division_code,elevation_metres,state,erected_on,ref1_name,ref1_bearing,ref1_distance,height_datum,valid_from,northing,easting
        QY01001A,QY01,1,single,2,990121,-3.25,intact,1998-01-01,大松树,359.5,12.25,1985国家高程基准,2020-01-01,3154000.5,548700.123
        QY01002B,QY01,2,double,,990122,,lost,,,,,,2020-01-01,3210000.75,548710.25
        """);
    FILES.put("cemeteries", """
        code,name,cemetery_kind,status,division_code,area_square_metres,plots_built,plots_used,telephone,valid_from,wkt
        C1,青禾公墓,urban_public,open,990121,12000.5,300,300,+86 574 1234,2020-01-01,"POLYGON ((123.03 29.03, 123.031 29.03, 123.031 29.031, 123.03 29.03))"
        """);
    FILES.put("graves", """
        code,division_code,cemetery_code,exposure,hardened,stone_kind,stone_height_metres,occupied,treatment,kin_contact,kin_id_kind,kin_id_number,found_on,valid_from,lon,lat
        G1,990121,C1,A,是,upright,1.2,true,relocate,@李四 138,passport,e12345678,2023-02-28,2020-01-01,123.0305,29.0302
        G2,990121,,,,,,,,,,,,2020-01-01,123.06,29.06
        """);
    FILES.put("zones", """
        code,name,zone_kind,distance_metres,legal_basis,jurisdiction,effective_from,effective_to,valid_from,wkt
        Z1,高速两侧,trunk_road,500,青禾县禁葬区通告,990121,2021-01-01,2030-01-01,2020-01-01,"POLYGON ((122.9 28.99, 123.1 28.99, 123.1 29.01, 122.9 28.99))"
        """);
  }

  private SmallCounty() {}

  /** Writes the file of a kind. */
  static Path write(Path folder, String kind) throws IOException {
    String content = FILES.get(kind);
    return Files.writeString(folder.resolve(kind + (content.startsWith("{") ? ".geojson" : ".csv")), content, StandardCharsets.UTF_8);
  }

  static ImportReport importOne(DataSource database, Path folder, String kind) throws IOException {
    Optional<Crs> crs = kind.equals("boundary-markers") ? Optional.of(Crs.of(4550)) : Optional.empty();
    return new Importer(database, new Secrets(folder, database)).run(
        new Importer.Request(Kind.of(kind).orElseThrow(), write(folder, kind), crs, Optional.empty(), false, "test"), Importer.Watcher.NOBODY);
  }

  /** Imports every kind, or those before one. */
  public static void importAll(DataSource database, Path folder, String... but) throws IOException {
    for (String kind : FILES.keySet()) {
      if (List.of(but).contains(kind)) {
        return;
      }
      ImportReport report = importOne(database, folder, kind);
      if (!report.faultless()) {
        throw new AssertionError(kind + ": " + report.faults());
      }
    }
  }
}
