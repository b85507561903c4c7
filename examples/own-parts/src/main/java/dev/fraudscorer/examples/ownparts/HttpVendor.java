package dev.fraudscorer.examples.ownparts;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A vendor that answers over HTTP with a number. */
final class HttpVendor implements VendorClient {
    /**
     * Longer than the deadline of the policy, at which the answer goes out without the vendor, and short enough that a vendor who
     * hangs gives the scorer's threads back.
     */
    private static final Duration GIVE_UP = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(GIVE_UP).build();
    private final URI vendor;

    HttpVendor(URI vendor) {
        this.vendor = vendor;
    }

    @Override
    public double probability(String card, double amount) throws IOException, InterruptedException {
        String query = "?card=" + URLEncoder.encode(card, StandardCharsets.UTF_8) + "&amount=" + amount;
        HttpRequest request = HttpRequest.newBuilder(URI.create(vendor + query))
                .timeout(GIVE_UP)
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IOException("the vendor answered with status " + response.statusCode() + "; expected 200");
        }
        return Double.parseDouble(response.body());
    }
}
