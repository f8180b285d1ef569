package org.fangyu.fuzz;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * A route of the running service.
 *
 * @param types media types of bodies that it takes
 * @param members of the JSON object that it reads, where its handler tells them
 * @param parameters that its own refusal names
 */
record Door(String method, String pattern, List<String> types, List<String> members, List<String> parameters) {
  private static final List<String> FILES = List.of("/", "/index.html", "/desk", "/desk/", "/sign-in/", "/api.js", "/look/tokens.css", "/text/en.js", "/favicon.svg",
      "/webjars/leaflet/dist/leaflet.js", "/vendor/protomaps-leaflet.js", "/no-such", "/error", "/META-INF/MANIFEST.MF", "/application.properties");

  /** Every handler of the service, whoever made it, and the files. */
  static List<Door> all(Collection<RequestMappingInfoHandlerMapping> mappings) {
    var doors = new ArrayList<Door>();
    for (var mapping : mappings) {
      mapping.getHandlerMethods().forEach((info, handler) -> {
        var types = info.getConsumesCondition().getConsumableMediaTypes().stream().map(MediaType::toString).toList();
        var members = Arrays.stream(handler.getMethodParameters()).filter(p -> p.hasParameterAnnotation(RequestBody.class) && p.getParameterType().isRecord())
            .flatMap(p -> Arrays.stream(p.getParameterType().getRecordComponents())).map(RecordComponent::getName).toList();
        var methods = new TreeSet<>(info.getMethodsCondition().getMethods().stream().map(Enum::name).toList());
        if (methods.isEmpty()) methods.add("GET");
        for (String method : methods) for (String pattern : info.getPatternValues()) doors.add(new Door(method, pattern, types, members, List.of()));
      });
    }
    FILES.forEach(file -> doors.add(new Door("GET", file, List.of(), List.of(), List.of())));
    return doors.stream().distinct().sorted((a, b) -> a.name().compareTo(b.name())).collect(Collectors.toList());
  }

  String name() {
    return method + " " + pattern;
  }

  Door with(List<String> parameters) {
    return new Door(method, pattern, types, members, parameters);
  }
}
