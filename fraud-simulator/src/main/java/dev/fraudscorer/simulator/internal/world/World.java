package dev.fraudscorer.simulator.internal.world;

import dev.fraudscorer.simulator.internal.chance.Dice;
import dev.fraudscorer.simulator.internal.chance.Tokens;
import dev.fraudscorer.simulator.internal.chance.WeightedChoice;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The stage: towns, merchants, customers and all cards ever issued. Confined to one thread. */
public final class World {

    private static final WeightedChoice<Country> HOMES = WeightedChoice.of(Country.ALL, c -> c.homeWeight);
    private static final WeightedChoice<Country> ATTACKERS = WeightedChoice.of(Country.ALL, c -> c.attackWeight);
    private static final double TRIPS_ABROAD = 0.5;
    private static final int VICTIM_TRIES = 50;

    private final Tokens tokens;
    private final Atlas atlas;
    private final List<Merchant> merchants;
    private final List<WeightedChoice<Merchant>> shopsByTown = new ArrayList<>();
    private final List<Map<Category, WeightedChoice<Merchant>>> shopsByTownAndCategory = new ArrayList<>();
    private final WeightedChoice<Merchant> webShops;
    private final Map<Category, WeightedChoice<Merchant>> webShopsByCategory;
    private final List<Merchant> weakShops;
    private final List<Customer> customers = new ArrayList<>();

    World(Tokens tokens, Atlas atlas, List<Merchant> merchants) {
        this.tokens = tokens;
        this.atlas = atlas;
        this.merchants = List.copyOf(merchants);
        for (Town town : atlas.towns()) {
            List<Merchant> shops = merchants.stream()
                    .filter(m -> !m.isOnline() && m.town().equals(town))
                    .toList();
            shopsByTown.add(byPopularity(shops));
            shopsByTownAndCategory.add(byCategory(shops));
        }
        List<Merchant> web = merchants.stream().filter(Merchant::isOnline).toList();
        this.webShops = byPopularity(web);
        this.webShopsByCategory = byCategory(web);
        this.weakShops = web.stream().filter(Merchant::weak).toList();
    }

    private static WeightedChoice<Merchant> byPopularity(List<Merchant> shops) {
        return WeightedChoice.of(shops, Merchant::popularity);
    }

    private static Map<Category, WeightedChoice<Merchant>> byCategory(List<Merchant> shops) {
        Map<Category, WeightedChoice<Merchant>> choices = new EnumMap<>(Category.class);
        for (Category category : Category.ALL) {
            List<Merchant> some =
                    shops.stream().filter(m -> m.category() == category).toList();
            if (!some.isEmpty()) {
                choices.put(category, byPopularity(some));
            }
        }
        return choices;
    }

    public Tokens tokens() {
        return tokens;
    }

    public List<Merchant> merchants() {
        return merchants;
    }

    public List<Customer> customers() {
        return customers;
    }

    void settle(Customer customer) {
        customers.add(customer);
    }

    public Card issueCard(String customer, Country country) {
        return new Card(tokens.card(), customer, country);
    }

    public WeightedChoice<Merchant> shops(Town town) {
        return shopsByTown.get(town.index());
    }

    /** A shop of the category in town, or any shop in town where there is none. */
    public Merchant shop(Town town, Category category, Dice dice) {
        WeightedChoice<Merchant> choice =
                shopsByTownAndCategory.get(town.index()).get(category);
        return (choice == null ? shops(town) : choice).draw(dice);
    }

    public WeightedChoice<Merchant> webShops() {
        return webShops;
    }

    /** A web shop of the category, or any where there is none. */
    public Merchant webShop(Category category, Dice dice) {
        return webShopsByCategory.getOrDefault(category, webShops).draw(dice);
    }

    public List<Merchant> weakShops() {
        return weakShops;
    }

    public Country homeCountry(Dice dice) {
        return HOMES.draw(dice);
    }

    public Country attackerCountry(Dice dice) {
        return ATTACKERS.draw(dice);
    }

    Town destination(Town home, Dice dice) {
        return dice.chance(TRIPS_ABROAD) ? atlas.abroad(home.country(), dice) : atlas.townIn(home.country(), dice);
    }

    /** A device with a line of its own somewhere in the country. */
    public Origin originIn(Country country, String device, Dice dice) {
        Town town = atlas.townIn(country, dice);
        return new Origin(device, AddressBlocks.line(country, dice), country, town.pointIn(dice));
    }

    /** A customer whose first card can still be defrauded today, or null if luck finds none. */
    @Nullable
    public Customer victim(SimulatedDay day, Dice dice) {
        for (int i = 0; i < VICTIM_TRIES; i++) {
            Customer customer = dice.oneOf(customers);
            if (customer.isActive(day) && isOpen(customer.firstCard(), day)) {
                return customer;
            }
        }
        return null;
    }

    public static boolean isOpen(Card card, SimulatedDay day) {
        return !card.isTargeted() && !card.isBlocked(day.startMillis()) && !card.isLost(day.startMillis());
    }
}
