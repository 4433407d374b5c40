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
        .addCode(statements(test))
        .build();
  }

  private CodeBlock statements(TestMethod test) {
    CodeBlock.Builder code = CodeBlock.builder();
    CodeBlock begin =
        CodeBlock.of("run.begin($L)", SpecCode.of(className, test.name(), test.settings()));
    boolean called = test.call().receiver() != Call.Receiver.NOTHING;
    code.addStatement(called ? CodeBlock.of("$T ctx = $L", Names.CTX, begin) : begin);
    test.cgroups()
        .ifPresentOrElse(
            cgroups -> addDeclared(code, test, cgroups),
            () -> code.addStatement("run.end($L.$L(ctx))", receiver(test), test.name()));
    return code.build();
  }

  private void addDeclared(CodeBlock.Builder code, TestMethod test, List<CgroupDef> cgroups) {
    CodeBlock defs = CodeBlock.join(cgroups.stream().map(CgroupCode::of).toList(), ",\n");
    CodeBlock execute = CodeBlock.of("run.execute($>$>\n$L)$<$<", defs);
    if (test.call().receiver() == Call.Receiver.NOTHING) {
      code.addStatement("run.end($L)", execute);
      return;
    }
    code.addStatement("$T result = $L", Names.ASSERT_RESULT, execute);
    CodeBlock call = CodeBlock.of("$L.$L(ctx, result)", receiver(test), test.name());
    if (test.call().givesResult()) {
      code.addStatement("run.end($L)", call);
    } else {
      code.addStatement(call).addStatement("run.end(result)");
    }
  }

  private CodeBlock receiver(TestMethod test) {
    ClassName name = ClassName.get(type);
    if (test.call().receiver() == Call.Receiver.TYPE) {
      return CodeBlock.of("$T", name);
    }
    return CodeBlock.of(type.getTypeParameters().isEmpty() ? "new $T()" : "new $T<>()", name);
  }
}
