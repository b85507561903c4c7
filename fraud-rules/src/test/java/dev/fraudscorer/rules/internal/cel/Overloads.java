package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.rules.internal.language.Operation;
import dev.fraudscorer.rules.internal.language.Signature;
import dev.fraudscorer.rules.internal.language.Type;
import dev.fraudscorer.shaded.dev.cel.common.CelFunctionDecl;
import dev.fraudscorer.shaded.dev.cel.common.CelOverloadDecl;
import dev.fraudscorer.shaded.dev.cel.common.types.CelType;
import dev.fraudscorer.shaded.dev.cel.common.types.ListType;
import dev.fraudscorer.shaded.dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Declares our operations to CEL's checker, in place of CEL's standard environment: nothing passes the checker that
 * the plan does not know.
 *
 * <p>CEL never mixes int and double. Analysts write {@code amount > 3}, so each operation on numbers is declared for
 * every mixture of the two.
 */
final class Overloads {
    private Overloads() {}

    static List<CelFunctionDecl> all() {
        return Arrays.stream(Operation.values()).map(Overloads::of).toList();
    }

    private static CelFunctionDecl of(Operation operation) {
        List<CelOverloadDecl> overloads = new ArrayList<>();
        for (Signature signature : operation.signatures()) {
            for (List<Type> arguments : mixtures(signature.parameters())) {
                String id = operation.name().toLowerCase(Locale.ROOT) + "_" + overloads.size();
                CelType result = CelTypes.of(signature.resultFor(arguments));
                List<CelType> parameters = arguments.stream().map(CelTypes::of).toList();
                addForms(operation, id, result, parameters, overloads);
                if (arguments.contains(Type.NUMBER_LIST)) {
                    List<CelType> wholeItems = new ArrayList<>(parameters);
                    wholeItems.set(1, ListType.create(SimpleType.INT));
                    addForms(operation, id + "_whole", result, wholeItems, overloads);
                }
            }
        }
        return CelFunctionDecl.newFunctionDeclaration(operation.celName(), overloads);
    }

    private static void addForms(
            Operation operation, String id, CelType result, List<CelType> parameters, List<CelOverloadDecl> overloads) {
        if (operation.form().fits(false) || operation.form() == Operation.Form.OPERATOR) {
            overloads.add(CelOverloadDecl.newGlobalOverload(id, result, parameters));
        }
        if (operation.form() != Operation.Form.OPERATOR && operation.form().fits(true)) {
            overloads.add(CelOverloadDecl.newMemberOverload(id + "_method", result, parameters));
        }
    }

    /** All argument types that fit: for each number, a whole one and one that is not. */
    private static List<List<Type>> mixtures(List<Type> parameters) {
        List<List<Type>> mixtures = List.of(List.of());
        for (Type parameter : parameters) {
            List<Type> choices = parameter == Type.NUMBER ? List.of(Type.NUMBER, Type.INTEGER) : List.of(parameter);
            List<List<Type>> longer = new ArrayList<>();
            for (List<Type> mixture : mixtures) {
                for (Type choice : choices) {
                    List<Type> extended = new ArrayList<>(mixture);
                    extended.add(choice);
                    longer.add(extended);
                }
            }
            mixtures = longer;
        }
        return mixtures;
    }
}
