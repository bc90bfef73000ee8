package dev.emulatedcloud.traffic;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One thing that is wrong, beside the same thing when it is right.
 *
 * @param hop where the call ends when it is wrong
 * @param setting what is named to put it right
 */
record Fault(
        String name,
        Supplier<Deployed> base,
        Consumer<Deployed> wrong,
        Consumer<Deployed> right,
        Call wrongCall,
        Call rightCall,
        Hop.Name hop,
        String setting) {
    static final Call WAREHOUSE_TO_CARTO = Call.of(Call.From.WAREHOUSE, Call.To.CARTO);

    static Fault fault(String name, Hop.Name hop, String setting, Consumer<Deployed> wrong, Consumer<Deployed> right) {
        return new Fault(name, Deployed::peered, wrong, right, WAREHOUSE_TO_CARTO, WAREHOUSE_TO_CARTO, hop, setting);
    }

    /** The mistake is in what is asked. */
    static Fault asked(String name, Hop.Name hop, String setting, Call wrong, Call right) {
        return new Fault(name, Deployed::peered, one -> {}, one -> {}, wrong, right, hop, setting);
    }

    Fault on(Supplier<Deployed> other) {
        return new Fault(name, other, wrong, right, wrongCall, rightCall, hop, setting);
    }

    Fault calling(Call call) {
        return new Fault(name, base, wrong, right, call, call, hop, setting);
    }

    static Call by(String principal) {
        return new Call(
                Call.From.WAREHOUSE,
                Call.To.CARTO,
                Optional.empty(),
                Optional.of(principal),
                Optional.empty(),
                Optional.empty());
    }

    static Call from(String warehouse) {
        return new Call(
                Call.From.WAREHOUSE,
                Call.To.CARTO,
                Optional.of(warehouse),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Call over(String connection) {
        return new Call(
                Call.From.WAREHOUSE,
                Call.To.CARTO,
                Optional.empty(),
                Optional.empty(),
                Optional.of(connection),
                Optional.empty());
    }

    static Call to(String target) {
        return Call.of(Call.From.GATEWAY, Call.To.parse(target));
    }

    @Override
    public String toString() {
        return name;
    }
}
