package dev.fraudscorer.cli;

import static java.util.Objects.requireNonNull;

import dev.fraudscorer.FraudScorer;
import dev.fraudscorer.event.KeyRing;
import dev.fraudscorer.policy.PolicyKeys;
import dev.fraudscorer.policy.PolicySignature;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.PublicKey;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "sign",
        mixinStandardHelpOptions = true,
        description =
                "Sign a policy that loads, for hosts that take signed policies only; or make the key to sign with.")
final class SignCommand implements Callable<Integer> {
    @Spec
    @Nullable
    CommandSpec spec;

    @Parameters(
            paramLabel = "DIR",
            arity = "0..1",
            description = "The policy folder. Its signature is written into it, as " + PolicySignature.FILE + ".")
    @Nullable
    Path policy;

    @Option(
            names = "--new-key",
            paramLabel = "FILE",
            description = "Make a key instead: the private one in FILE, readable by its owner only, and the public one,"
                    + " which hosts get, in FILE.pub.")
    @Nullable
    Path newKey;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "The private key to sign with: Ed25519 in PEM, as --new-key or openssl makes it.")
    @Nullable
    Path key;

    @Option(names = "--key-id", paramLabel = "ID", description = "Under which hosts trust the key, such as ops-2026.")
    @Nullable
    String keyId;

    @Option(
            names = "--sequence",
            paramLabel = "NUMBER",
            description = "The number of this signature in their order, from 1 on. Default: one more than that of the"
                    + " signature that is in the folder, which has to be by this key.")
    @Nullable
    Long sequence;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = requireNonNull(spec).commandLine().getOut();
        if ((policy == null) == (newKey == null)) {
            throw misuse("expected either a policy folder or --new-key");
        }
        out.println(newKey == null ? sign(requireNonNull(policy)) : create(newKey));
        out.flush();
        return 0;
    }

    private static String create(Path file) throws IOException {
        SigningKeyFiles files = new SigningKeyFiles(file);
        files.create();
        return "wrote the private key " + file + ", which stays where policies are signed, and the public key "
                + files.publicFile() + " for hosts: FraudScorer.Builder.trustedKeys(PolicyKeys.ofPem(ID, TEXT))";
    }

    private String sign(Path folder) throws IOException {
        if (key == null || keyId == null) {
            throw misuse("expected --key FILE and --key-id ID to sign with");
        }
        SigningKeyFiles files = new SigningKeyFiles(key);
        PolicyKeys trusted = files.publicKey(keyId);
        PublicKey publicKey = trusted == null ? null : trusted.find(keyId);
        Path target = folder.resolve(PolicySignature.FILE);
        PolicySignature signature = FraudScorer.builder(folder)
                .secrets(KeyRing.random())
                .sign(keyId, files.privateKey(), sequence == null ? next(target, publicKey) : sequence);
        if (publicKey != null && !signature.isBy(publicKey)) {
            throw new IllegalArgumentException("found a public key " + files.publicFile()
                    + " that belongs to another private key; expected that of " + key + ", or no such file");
        }
        write(signature, target);
        return "signed " + signature.files().size() + " files by the key '" + keyId + "' with the sequence number "
                + signature.sequence() + ": " + target;
    }

    /** One that somebody else put there might use up all numbers: the present signature has to be ours. */
    private long next(Path target, @Nullable PublicKey publicKey) throws IOException {
        if (!Files.exists(target)) {
            throw misuse("found no " + target + " whose number could be counted on; expected --sequence NUMBER: 1 for a"
                    + " policy that was never signed");
        }
        PolicySignature present = PolicySignature.parse(Files.readString(target));
        if (publicKey == null || !present.isBy(publicKey)) {
            throw misuse("found a signature " + target + " that is not by this key, or no public key " + key
                    + ".pub to tell; expected --sequence NUMBER, greater than that of the policy in use");
        }
        return Math.addExact(present.sequence(), 1);
    }

    /** Moved into place as a whole: a host may look at any moment. */
    private static void write(PolicySignature signature, Path target) throws IOException {
        Path aside = target.resolveSibling("." + PolicySignature.FILE + ".new");
        Files.writeString(aside, signature.text());
        Files.move(aside, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private ParameterException misuse(String message) {
        return new ParameterException(requireNonNull(spec).commandLine(), message);
    }
}
