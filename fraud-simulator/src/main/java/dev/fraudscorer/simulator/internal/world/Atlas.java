package dev.fraudscorer.simulator.internal.world;

import static java.util.Objects.requireNonNull;

import dev.fraudscorer.simulator.internal.chance.Dice;
import dev.fraudscorer.simulator.internal.chance.WeightedChoice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The towns of all countries. Immutable. */
final class Atlas {

    private static final WeightedChoice<Country> DESTINATIONS = WeightedChoice.of(Country.ALL, c -> c.tripWeight);

    private final List<Town> towns;
    private final Map<Country, WeightedChoice<Town>> byCountry = new EnumMap<>(Country.class);

    Atlas(Dice dice) {
        List<Town> all = new ArrayList<>();
        for (Country country : Country.ALL) {
            List<Town> here = new ArrayList<>();
            for (int i = 0; i < country.towns; i++) {
                here.add(new Town(
                        all.size() + i,
                        country,
                        dice.gaussian(country.latitude, country.spread),
                        dice.gaussian(country.longitude, country.spread)));
            }
            all.addAll(here);
            int first = here.get(0).index();
            byCountry.put(country, WeightedChoice.of(here, town -> 1.0 / (town.index() - first + 2)));
        }
        this.towns = List.copyOf(all);
    }

    List<Town> towns() {
        return towns;
    }

    /** The larger towns more often. */
    Town townIn(Country country, Dice dice) {
        return requireNonNull(byCountry.get(country)).draw(dice);
    }

    Town abroad(Country home, Dice dice) {
        Country country;
        do {
            country = DESTINATIONS.draw(dice);
        } while (country == home);
        return townIn(country, dice);
    }
}
