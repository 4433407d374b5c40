package io.ktstr.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import io.ktstr.model.CgroupDef;
import io.ktstr.processor.plan.Call;
import io.ktstr.processor.plan.TestMethod;
import java.util.List;
import javax.lang.model.element.TypeElement;

/** How one test looks in generated code. */
final class MethodCode {

  private final TypeElement type;
  private final String className;

  MethodCode(TypeElement type, String className) {
    this.type = type;
    this.className = className;
  }

  MethodSpec of(TestMethod test) {
    String displayName = test.name() + " [" + test.settings().topology() + "]";
    return MethodSpec.methodBuilder(test.name())
        .addAnnotation(Names.TEST)
        .addAnnotation(
            AnnotationSpec.builder(Names.DISPLAY_NAME)
                .addMember("value", "$S", displayName)
                .build())
        .addParameter(Names.KTSTR_RUN, "run")
        .addException(Exception.class)
        .addStatement(run(test))
        .build();
  }

  private CodeBlock run(TestMethod test) {
    CodeBlock spec = SpecCode.of(className, test.name(), test.settings());
    return test.cgroups()
        .map(cgroups -> declared(test, spec, cgroups))
        .orElseGet(
            () ->
                CodeBlock.of(
                    "run.imperative(\n$L,\nctx -> $L.$L(ctx))", spec, receiver(test), test.name()));
  }

  private CodeBlock declared(TestMethod test, CodeBlock spec, List<CgroupDef> cgroups) {
    CodeBlock defs = CodeBlock.join(cgroups.stream().map(CgroupCode::of).toList(), ",\n");
    return CodeBlock.of(
        "run.declared(\n$L,\n$T.of($>$>\n$L)$<$<$L)", spec, List.class, defs, afterwards(test));
  }

  private CodeBlock afterwards(TestMethod test) {
    if (test.call().receiver() == Call.Receiver.NOTHING) {
      return CodeBlock.of("");
    }
    CodeBlock call = CodeBlock.of("$L.$L(ctx, result)", receiver(test), test.name());
    return test.call().givesResult()
        ? CodeBlock.of(",\n(ctx, result) -> $L", call)
        : CodeBlock.of(",\n(ctx, result) -> {$>\n$L;\nreturn result;$<\n}", call);
  }

  private CodeBlock receiver(TestMethod test) {
    ClassName name = ClassName.get(type);
    if (test.call().receiver() == Call.Receiver.TYPE) {
      return CodeBlock.of("$T", name);
    }
    return CodeBlock.of(type.getTypeParameters().isEmpty() ? "new $T()" : "new $T<>()", name);
  }
}
