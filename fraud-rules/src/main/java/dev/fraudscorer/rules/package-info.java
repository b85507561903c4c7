/**
 * Deterministic knowledge: derived features, entity lists and rules. A host needs nothing of it in code: the engine is
 * found when a policy is loaded. Depends on the core's SPI and on the internal packages.
 *
 * <h2>The language</h2>
 *
 * Expressions are CEL, the Common Expression Language, without what an event has no use for: no maps, messages, bytes,
 * durations, unsigned numbers, null, indices or macros. What is not supported is refused when the policy is loaded.
 *
 * <ul>
 *   <li>Names: every attribute and feature, {@code event_time}, {@code event_type}, and {@code lists.name} to the right
 *       of {@code in}.
 *   <li>Operators: {@code + - * / %}, {@code == != < <= > >=}, {@code && || !}, {@code ?:}, and {@code in} before a list
 *       of literals or an entity list.
 *   <li>Texts: {@code +}, {@code contains}, {@code startsWith}, {@code endsWith}, {@code size}, {@code matches} with a
 *       pattern of RE2, which is found in linear time.
 *   <li>Times: {@code getHours}, {@code getDayOfWeek} and their like, each with an optional time zone;
 *       {@code timestamp('2026-11-22T00:00:00Z')}.
 *   <li>Numbers: {@code abs}, {@code min}, {@code max}, {@code log} (natural), {@code sqrt}, {@code int},
 *       {@code double}, and {@code distance_km(lat1, lon1, lat2, lon2)}.
 *   <li>Missing values: {@code has(name)}, {@code if_missing(value, other)}.
 * </ul>
 *
 * <h2>Missing values</h2>
 *
 * A missing value is what an error is to CEL: it makes everything missing that needs it, but {@code false && missing} is
 * false and {@code true || missing} is true, on either side. A rule whose condition is missing does not fire, and says
 * which value was missing and why.
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
 *   <li>Whole numbers are exact below 2<sup>53</sup> and missing beyond, since slots hold doubles; CEL goes on to
 *       2<sup>63</sup>.
 *   <li>{@code has} takes a name instead of the field of a message. {@code if_missing} is ours.
 *   <li>Booleans have no order, and lists hold literals only, all numbers or all texts.
 *   <li>A pattern, a time zone and a time must be literals: they are prepared when the policy is loaded.
 *   <li>{@code size} takes texts only. {@code string} and the parsing of numbers from texts are left out.
 * </ul>
 */
@NullMarked
package dev.fraudscorer.rules;

import org.jspecify.annotations.NullMarked;
