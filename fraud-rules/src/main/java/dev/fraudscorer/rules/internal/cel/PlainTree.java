package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.shaded.dev.cel.common.CelAbstractSyntaxTree;
import dev.fraudscorer.shaded.dev.cel.common.CelSource;
import dev.fraudscorer.shaded.dev.cel.common.ast.CelConstant;
import dev.fraudscorer.shaded.dev.cel.common.ast.CelExpr;
import java.util.List;

/** Numbers the parts of an expression, and notes where each is written, as cel-java's parser does. Confined to one thread. */
final class PlainTree {
    private static final String DESCRIPTION = "<input>";

    private final CelSource.Builder source;
    private long lastId;

    PlainTree(String text) {
        this.source = CelSource.newBuilder(text).setDescription(DESCRIPTION);
    }

    /** The number of the next part. */
    long newId(int position) {
        lastId++;
        source.addPositions(lastId, position);
        return lastId;
    }

    CelExpr constant(int position, CelConstant value) {
        return CelExpr.newBuilder().setId(newId(position)).setConstant(value).build();
    }

    CelExpr name(int position, String name) {
        return CelExpr.newBuilder()
                .setId(newId(position))
                .setIdent(CelExpr.CelIdent.newBuilder().setName(name).build())
                .build();
    }

    CelExpr select(int position, CelExpr operand, String field) {
        return CelExpr.newBuilder()
                .setId(newId(position))
                .setSelect(CelExpr.CelSelect.newBuilder()
                        .setOperand(operand)
                        .setField(field)
                        .build())
                .build();
    }

    CelExpr list(long id, List<CelExpr> items) {
        return CelExpr.newBuilder()
                .setId(id)
                .setList(CelExpr.CelList.newBuilder().addElements(items).build())
                .build();
    }

    CelExpr function(long id, String name, List<CelExpr> arguments) {
        return call(id, CelExpr.CelCall.newBuilder().setFunction(name).addArgs(arguments));
    }

    CelExpr method(long id, CelExpr target, String name, List<CelExpr> arguments) {
        return call(
                id,
                CelExpr.CelCall.newBuilder().setTarget(target).setFunction(name).addArgs(arguments));
    }

    private static CelExpr call(long id, CelExpr.CelCall.Builder call) {
        return CelExpr.newBuilder().setId(id).setCall(call.build()).build();
    }

    /**
     * A chain of one logical operator, as a tree whose depth grows with the logarithm of its length.
     *
     * @param ids of the operators, one fewer than there are terms
     */
    CelExpr balanced(String operator, List<CelExpr> terms, List<Long> ids) {
        return balanced(operator, terms, ids, 0, terms.size() - 1);
    }

    private static CelExpr balanced(String operator, List<CelExpr> terms, List<Long> ids, int first, int last) {
        if (first == last) {
            return terms.get(first);
        }
        int middle = (first + last) / 2;
        CelExpr left = balanced(operator, terms, ids, first, middle);
        CelExpr right = balanced(operator, terms, ids, middle + 1, last);
        return call(
                ids.get(middle),
                CelExpr.CelCall.newBuilder().setFunction(operator).addArgs(left, right));
    }

    CelAbstractSyntaxTree of(CelExpr root) {
        return CelAbstractSyntaxTree.newParsedAst(root, source.build());
    }
}
