package dev.fraudscorer.simulator.internal.world;

import dev.fraudscorer.simulator.internal.chance.Dice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person with habits, cards and devices, who travels now and then. Confined to one thread. */
public final class Customer {

    private static final int MAX_DEVICES = 3;
    private static final double TRIPS_PER_DAY = 1 / 75.0;
    private static final double DEVICES_PER_DAY = 1 / 120.0;
    private static final double REISSUES_PER_DAY = 1 / 900.0;

    private final String id;
    private final Habits habits;
    private final String homeIp;
    private final int firstDay;
    private final Dice dice;
    private final List<Card> cards = new ArrayList<>();
    private final List<String> devices;
    private @Nullable Trip trip;

    Customer(String id, Habits habits, String homeIp, List<String> devices, int firstDay, Dice dice) {
        this.id = id;
        this.habits = habits;
        this.homeIp = homeIp;
        this.devices = new ArrayList<>(devices);
        this.firstDay = firstDay;
        this.dice = dice;
    }

    /** Lets the day's changes of life happen: trips, new devices, cards that expired or were blocked. */
    public void begin(SimulatedDay day, World world) {
        if (trip != null && trip.lastDay() < day.index()) {
            trip = null;
        }
        if (trip == null && dice.chance(TRIPS_PER_DAY)) {
            Town town = world.destination(habits.home(), dice);
            trip = new Trip(town, AddressBlocks.line(town.country(), dice), day.index() + 1 + dice.geometric(0.8));
        }
        if (dice.chance(DEVICES_PER_DAY)) {
            if (devices.size() == MAX_DEVICES || dice.chance(0.4)) {
                devices.remove(0);
            }
            devices.add(world.tokens().device());
        }
        for (int i = 0; i < cards.size(); i++) {
            if (cards.get(i).isBlocked(day.startMillis()) || dice.chance(REISSUES_PER_DAY)) {
                cards.set(i, newCard(world));
            }
        }
    }

    void receiveCard(World world) {
        cards.add(newCard(world));
    }

    private Card newCard(World world) {
        return world.issueCard(id, habits.home().country());
    }

    public boolean isActive(SimulatedDay day) {
        return day.index() >= firstDay;
    }

    public Habits habits() {
        return habits;
    }

    public String homeIp() {
        return homeIp;
    }

    public List<String> devices() {
        return devices;
    }

    @Nullable
    public Trip trip() {
        return trip;
    }

    public Dice dice() {
        return dice;
    }

    /** Where the customer is. */
    public Town whereabouts() {
        return trip == null ? habits.home() : trip.town();
    }

    public Card firstCard() {
        return cards.get(0);
    }

    /** Mostly the first card. */
    public Card card(Dice by) {
        return cards.size() == 1 || by.chance(0.75) ? cards.get(0) : by.oneOf(cards);
    }

    /** True if a payment of the customer's own may come from there. */
    public boolean mayAppearIn(Country country) {
        Town exit = habits.exit();
        return country == habits.home().country()
                || country == whereabouts().country()
                || (exit != null && country == exit.country());
    }
}
