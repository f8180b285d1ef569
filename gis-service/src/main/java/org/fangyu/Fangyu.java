package org.fangyu;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Entry point of the service. */
@SpringBootApplication
public class Fangyu {
  public static void main(String[] args) {
    SpringApplication.run(Fangyu.class, args);
  }
}
