package org.fangyu.web;

import org.locationtech.jts.geom.Geometry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Static doors and JSON: a JTS geometry in any answer is written as GeoJSON. */
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebMvcConfigurer {

  @Override
  public void addViewControllers(ViewControllerRegistry registry) {
    registry.addViewController("/").setViewName("forward:/index.html");
    registry.addViewController("/desk/").setViewName("forward:/desk/index.html");
    registry.addRedirectViewController("/desk", "/desk/");
    registry.addViewController("/sign-in/").setViewName("forward:/sign-in/index.html");
    registry.addRedirectViewController("/sign-in", "/sign-in/");
    registry.addViewController("/announcements/").setViewName("forward:/announced/index.html");
    registry.addRedirectViewController("/announcements", "/announcements/");
    registry.addRedirectViewController("/consultations", "/announcements/");
    registry.addRedirectViewController("/consultations/", "/announcements/");
  }

  @Bean
  JacksonModule geometryModule() {
    return new SimpleModule("geometry").addSerializer(Geometry.class, new ValueSerializer<Geometry>() {
      @Override
      public void serialize(Geometry geometry, JsonGenerator json, SerializationContext context) {
        context.writeValue(json, GeoJson.write(geometry));
      }
    });
  }
}
