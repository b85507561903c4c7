package dev.fraudscorer.benchmarks;

import dev.fraudscorer.event.Attribute;
import dev.fraudscorer.event.Event;
import dev.fraudscorer.event.EventMapper;
import dev.fraudscorer.event.EventType;
import dev.fraudscorer.simulator.PaymentSimulator;
import dev.fraudscorer.simulator.SimulatorConfig;
import dev.fraudscorer.simulator.payment.SimulatedPayment;
import java.util.ArrayList;
import java.util.List;

/**
 * Payments as a host has them in its own class, and the three ways to make events of the quickstart's type of them, with all
 * its thirteen attributes. So few that they stay in the cache: what is measured is the making alone. Confined to one thread.
 */
final class HostPayments {
    private static final int PAYMENTS = 1024;

    private final SimulatedPayment[] payments;
    private final EventType type;
    private final EventMapper<SimulatedPayment> mapper;
    private final Attribute card;
    private final Attribute customer;
    private final Attribute merchant;
    private final Attribute device;
    private final Attribute ip;
    private final Attribute category;
    private final Attribute channel;
    private final Attribute country;
    private final Attribute cardCountry;
    private final Attribute currency;
    private final Attribute amount;
    private final Attribute lat;
    private final Attribute lon;
    private int next;

    HostPayments(EventType type) {
        this.payments = simulated();
        this.type = type;
        this.mapper = mapper(type);
        this.card = type.require("card");
        this.customer = type.require("customer");
        this.merchant = type.require("merchant");
        this.device = type.require("device");
        this.ip = type.require("ip");
        this.category = type.require("category");
        this.channel = type.require("channel");
        this.country = type.require("country");
        this.cardCountry = type.require("card_country");
        this.currency = type.require("currency");
        this.amount = type.require("amount");
        this.lat = type.require("lat");
        this.lon = type.require("lon");
    }

    /** The next payment's event, its attributes found by their names. */
    Event byName() {
        SimulatedPayment payment = next();
        return type.newEvent(payment.eventId(), payment.eventTime())
                .set("card", payment.card())
                .set("customer", payment.customer())
                .set("merchant", payment.merchant())
                .set("device", payment.device())
                .set("ip", payment.ip())
                .set("category", payment.category())
                .set("channel", payment.channel().name())
                .set("country", payment.country())
                .set("card_country", payment.cardCountry())
                .set("currency", payment.currency())
                .set("amount", payment.amount())
                .set("lat", payment.latitude())
                .set("lon", payment.longitude())
                .build();
    }

    /** The next payment's event, its attributes looked up once and for all. */
    Event byAttribute() {
        SimulatedPayment payment = next();
        return type.newEvent(payment.eventId(), payment.eventTime())
                .set(card, payment.card())
                .set(customer, payment.customer())
                .set(merchant, payment.merchant())
                .set(device, payment.device())
                .set(ip, payment.ip())
                .set(category, payment.category())
                .set(channel, payment.channel().name())
                .set(country, payment.country())
                .set(cardCountry, payment.cardCountry())
                .set(currency, payment.currency())
                .set(amount, payment.amount())
                .set(lat, payment.latitude())
                .set(lon, payment.longitude())
                .build();
    }

    /** The next payment's event, by a mapper. */
    Event byMapper() {
        return mapper.map(next());
    }

    private SimulatedPayment next() {
        next = next + 1 & PAYMENTS - 1;
        return payments[next];
    }

    private static SimulatedPayment[] simulated() {
        List<SimulatedPayment> payments = new ArrayList<>();
        SimulatorConfig few = SimulatorConfig.builder()
                .days(2)
                .customers(500)
                .merchants(100)
                .payments(4 * PAYMENTS)
                .build();
        new PaymentSimulator(few).run(payments::add);
        return payments.subList(0, PAYMENTS).toArray(new SimulatedPayment[0]);
    }

    private static EventMapper<SimulatedPayment> mapper(EventType type) {
        return EventMapper.<SimulatedPayment>builder(type)
                .id(SimulatedPayment::eventId)
                .time(SimulatedPayment::eventTime)
                .text("card", SimulatedPayment::card)
                .text("customer", SimulatedPayment::customer)
                .text("merchant", SimulatedPayment::merchant)
                .text("device", SimulatedPayment::device)
                .text("ip", SimulatedPayment::ip)
                .text("category", SimulatedPayment::category)
                .text("channel", payment -> payment.channel().name())
                .text("country", SimulatedPayment::country)
                .text("card_country", SimulatedPayment::cardCountry)
                .text("currency", SimulatedPayment::currency)
                .number("amount", SimulatedPayment::amount)
                .number("lat", SimulatedPayment::latitude)
                .number("lon", SimulatedPayment::longitude)
                .build();
    }
}
