package org.fangyu.attachments;

import java.io.IOException;
import org.fangyu.attachments.content.ContentStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.unit.DataSize;

/** Where content lies and how much is taken, by the settings. */
@Configuration(proxyBeanMethods = false)
class AttachmentConfiguration {
  @Bean
  ContentStore contentStore(Environment settings) throws IOException {
    ContentStore store = ContentStore.bySettings(settings);
    store.tidy();
    return store;
  }

  @Bean
  Limits attachmentLimits(@Value("${fangyu.attachments.largest}") DataSize largest, @Value("${fangyu.attachments.per-record}") DataSize perRecord) {
    return new Limits(largest, perRecord);
  }
}
