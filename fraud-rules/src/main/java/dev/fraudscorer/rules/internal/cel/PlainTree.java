package dev.fraudscorer.rules.internal.cel;

import dev.fraudscorer.shaded.com.google.common.collect.ImmutableList;
import dev.fraudscorer.shaded.dev.cel.common.CelAbstractSyntaxTree;
import dev.fraudscorer.shaded.dev.cel.common.CelSource;
import dev.fraudscorer.shaded.dev.cel.common.ast.CelConstant;
import dev.fraudscorer.shaded.dev.cel.common.ast.CelExpr;
import java.util.List;
import java.util.Optional;

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
        return CelExpr.ofConstant(newId(position), value);
    }

    CelExpr name(int position, String name) {
        return CelExpr.ofIdent(newId(position), name);
    }

    CelExpr select(int position, CelExpr operand, String field) {
        return CelExpr.ofSelect(newId(position), operand, field, false);
    }

    CelExpr list(long id, List<CelExpr> items) {
        return CelExpr.ofList(id, ImmutableList.copyOf(items), ImmutableList.of());
    }

    CelExpr function(long id, String name, List<CelExpr> arguments) {
        return CelExpr.ofCall(id, Optional.empty(), name, ImmutableList.copyOf(arguments));
    }

    CelExpr method(long id, CelExpr target, String name, List<CelExpr> arguments) {
        return CelExpr.ofCall(id, Optional.of(target), name, ImmutableList.copyOf(arguments));
    }

    /**
     * A chain of one logical operator, as a tree whose depth grows with the logarithm of its length.
     *
     * @param ids of the operators, one fewer than there are terms
     */
    CelExpr balanced(String operator, List<CelExpr> terms, List<Long> ids) {
        if (terms.size() == 1) {
            return terms.get(0);
        }
        int middle = (terms.size() - 1) / 2;
        CelExpr left = balanced(operator, terms.subList(0, middle + 1), ids.subList(0, middle));
        CelExpr right =
                balanced(operator, terms.subList(middle + 1, terms.size()), ids.subList(middle + 1, ids.size()));
        return function(ids.get(middle), operator, List.of(left, right));
    }

    CelAbstractSyntaxTree of(CelExpr root) {
        return CelAbstractSyntaxTree.newParsedAst(root, source.build());
    }
}
