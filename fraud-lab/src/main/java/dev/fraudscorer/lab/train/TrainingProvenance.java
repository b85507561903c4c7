package dev.fraudscorer.lab.train;

import java.time.Instant;

/**
 * The origin of a model.
 *
 * @param parameters how it was trained, the seed included
 * @param rows number of rows it was trained on, without those that only decided when to stop
 * @param frauds number of frauds among them
 * @param firstEvent event time of the first of these rows
 * @param lastEvent event time of the last of these rows
 * @param trees number of trees it has
 */
public record TrainingProvenance(
        BoostingParameters parameters, int rows, int frauds, Instant firstEvent, Instant lastEvent, int trees) {}
