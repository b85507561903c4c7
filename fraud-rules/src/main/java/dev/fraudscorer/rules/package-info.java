/**
 * Deterministic knowledge: derived features, entity lists and rules. A host needs nothing of it in code: the engine is
 * found when a policy is loaded. Depends on the core's SPI and on the internal packages.
 *
 * <h2>The language</h2>
 *
 * Expressions are CEL, the Common Expression Language, without what an event has no use for: no maps, messages, bytes,
 * unsigned numbers, null or indices. What is not supported is refused when the policy is loaded.
 *
 * <ul>
 *   <li>Names: every attribute and feature, {@code event_time}, {@code event_type}, and {@code lists.name} to the right
 *       of {@code in}.
 *   <li>Operators: {@code + - * / %}, {@code == != < <= > >=}, {@code && || !}, {@code ?:}, and {@code in} before a list
 *       of literals or an entity list.
 *   <li>Texts: {@code +}, {@code contains}, {@code startsWith}, {@code endsWith}, {@code size}, {@code lowerAscii}, {@code
 *       upperAscii}, {@code trim}, {@code charAt}, {@code substring}, {@code indexOf}, {@code lastIndexOf}, {@code
 *       replace}, and {@code matches} with a pattern of RE2, which is found in linear time. Places are counted in code
 *       points from 0.
 *   <li>Times: {@code timestamp('2026-11-22T00:00:00Z')} or {@code timestamp(seconds)}, {@code duration('1h30m')}, {@code
 *       +} and {@code -} between them, {@code getHours}, {@code getDayOfWeek} and their like, each with an optional time
 *       zone; {@code event_time.hour('Europe/Vienna')}, 0 to 23, and {@code event_time.weekday('Europe/Vienna')}, 1, Monday,
 *       to 7, whose zone must be given.
 *   <li>Numbers: {@code abs}, {@code min}, {@code max}, {@code log} (natural), {@code sqrt}, and {@code distance_km(lat1,
 *       lon1, lat2, lon2)}.
 *   <li>Conversions: {@code int}, {@code double}, {@code string}, {@code bool}. A text that is no number is missing.
 *   <li>Payments: {@code bin(card_number)}, its first 6 digits, or {@code bin(card_number, 8)}; {@code in_cidr(ip,
 *       '10.0.0.0/8')}, whose range may be of IPv6, too; {@code amount_in('EUR')}, by the policy's {@code rates}.
 *   <li>Macros over a list of literals: {@code ['tok', 'tst'].exists(p, card.startsWith(p))}, {@code all}, {@code
 *       exists_one}. They are written out when the policy is loaded.
 *   <li>Missing values: {@code has(name)}, {@code if_missing(value, other)}.
 * </ul>
 *
 * <h2>Missing values</h2>
 *
 * A missing value is what an error is to CEL: it makes everything missing that needs it, but {@code false && missing} is
 * false and {@code true || missing} is true, on either side. A rule whose condition is missing does not fire, and its
 * evidence names the missing value and why.
 *
 * <h2>Where it differs from CEL, and why</h2>
 *
 * <ul>
 *   <li>Numbers mix: {@code amount > 3} works although {@code amount} is a double, since each operation is declared for
 *       every mixture of int and double. The result is whole only if all operands are: {@code 5 / 2} is 2, as in CEL.
 *   <li>{@code %} takes doubles, too, and gives the remainder of a division that rounds towards zero: analysts look for
 *       round amounts.
 *   <li>A calculation with an infinite or undefined result, such as a division by zero, is missing, not infinite: an
 *       infinity would satisfy every {@code >}.
 *   <li>Whole numbers are exact below 2<sup>53</sup> and missing beyond, since slots hold doubles; CEL reaches
 *       2<sup>63</sup>.
 *   <li>{@code has} takes a name instead of the field of a message. {@code if_missing} is ours.
 *   <li>Booleans have no order, and lists hold literals only, all numbers or all texts; {@code size} takes texts only.
 *   <li>A pattern, a time zone, a time, a duration, a range of addresses and a currency that are written as texts must be
 *       literals: they are prepared when the policy is loaded.
 *   <li>Times and durations count whole milliseconds, as windows do; a finer literal is refused. {@code duration} takes
 *       days, too ({@code '7d'}, of 24 hours).
 *   <li>{@code double} reads decimal numbers only, not {@code 'NaN'}, {@code 'Infinity'} or hexadecimal ones; {@code
 *       string} writes whole numbers without a point.
 *   <li>A text that an expression makes is missing beyond 65,536 chars: {@code replace} within {@code replace} would grow
 *       without bound.
 * </ul>
 */
@NullMarked
package dev.fraudscorer.rules;

import org.jspecify.annotations.NullMarked;
