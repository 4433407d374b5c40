package io.ktstr.doctor;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;

/** A diagnosis for programs. */
public final class DiagnosisJson {

  private DiagnosisJson() {}

  /**
   * The whole diagnosis as one document.
   *
   * @param diagnosis what was found
   * @return an object with {@code guests}, {@code host} and {@code findings}; each of these has
   *     {@code area}, {@code state}, {@code fact} and, where something is missing, {@code mend}
   */
  public static String of(Diagnosis diagnosis) {
    try {
      return JsonMapper.builder()
          .addModule(new Jdk8Module())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .build()
          .writeValueAsString(diagnosis);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a diagnosis has nothing that JSON could not hold", e);
    }
  }
}
