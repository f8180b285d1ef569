package org.fangyu.placenames.consultations;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.fangyu.placenames.announced.Freshness;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Open consultations, for anybody and without an account. */
@RestController
class ConsultationController {
  private final Consultations consultations;
  private final Comments comments;
  private final Freshness freshness;

  ConsultationController(Consultations consultations, Comments comments, Freshness freshness) {
    this.consultations = consultations;
    this.comments = comments;
    this.freshness = freshness;
  }

  @GetMapping("/api/consultations")
  ResponseEntity<Object> open(ServletWebRequest request) {
    Parameters.of(request.getRequest()).allowOnly();
    return answer(request, () -> Map.of("consultations", consultations.open()));
  }

  @GetMapping("/api/consultations/{code}")
  ResponseEntity<Object> one(@PathVariable String code, ServletWebRequest request) {
    Parameters.of(request.getRequest()).allowOnly();
    return answer(request, () -> consultations.find(code).orElseThrow(() -> Problem.notFound("正在征求意见的案件 / open consultation", code)));
  }

  /** The receipt is told once, here. */
  @PostMapping("/api/consultations/{code}/comments")
  ResponseEntity<Map<String, Object>> comment(@PathVariable String code, HttpServletRequest request) throws IOException {
    Parameters.of(request).allowOnly();
    Receipt receipt = comments.add(code, CommentWish.of(JsonBody.object(request)));
    return ResponseEntity.status(HttpStatus.CREATED).header("Location", "/api/consultations/receipts/" + receipt.code()).cacheControl(CacheControl.noStore()).body(Map.of("receipt", receipt.code()));
  }

  @GetMapping("/api/consultations/receipts/{receipt}")
  ResponseEntity<Comment> receipt(@PathVariable String receipt, HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    Comment found = Receipt.read(receipt).flatMap(comments::find).orElseThrow(() -> Problem.notFound("回执 / receipt", receipt));
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found.forThePublic());
  }

  private ResponseEntity<Object> answer(ServletWebRequest request, Supplier<Object> work) {
    String tag = freshness.tag(request);
    if (request.checkNotModified(tag)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).headers(Freshness.headers(tag)).build();
    }
    return ResponseEntity.ok().headers(Freshness.headers(tag)).body(work.get());
  }
}
