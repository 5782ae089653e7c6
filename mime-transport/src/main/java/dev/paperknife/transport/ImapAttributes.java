package dev.paperknife.transport;

import dev.paperknife.transport.ImapResponse.Data;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is kept about mailboxes beside their mail: quotas, rights, annotations; for reading. Part of an {@link ImapClient}. */
public final class ImapAttributes {
    private final ImapSession session;

    ImapAttributes(ImapSession session) {
        this.session = session;
    }

    /** The quotas that count for a mailbox (RFC 9208). */
    public List<Quota> quotas(MailboxName mailbox) throws IOException {
        return quotas(ImapCommand.of("GETQUOTAROOT").mailbox(mailbox));
    }

    /** The quota of a root. */
    public List<Quota> quota(String root) throws IOException {
        return quotas(ImapCommand.of("GETQUOTA").string("quota root", root));
    }

    private List<Quota> quotas(ImapCommand command) throws IOException {
        List<Quota> quotas = new ArrayList<>();
        session.require(command, "no quota", data -> {
            if (data.name().equals("QUOTA")) {
                quotas.add(quota(data));
            }
            return data.name().equals("QUOTA") || data.name().equals("QUOTAROOT");
        });
        return quotas;
    }

    private static Quota quota(Data data) {
        List<Quota.Resource> resources = new ArrayList<>();
        List<ImapValue> values = data.at(data.values().size() - 1).values();
        for (int i = 0; i + 2 < values.size(); i += 3) {
            resources.add(new Quota.Resource(
                    values.get(i).shown(),
                    values.get(i + 1).number(),
                    values.get(i + 2).number()));
        }
        return new Quota(data.at(0).utf8(), resources);
    }

    /** Who has which rights to a mailbox, a letter each (RFC 4314). */
    public Map<String, String> rights(MailboxName mailbox) throws IOException {
        Map<String, String> rights = new LinkedHashMap<>();
        session.require(ImapCommand.of("GETACL").mailbox(mailbox), "no rights", data -> {
            boolean isAnswer = data.name().equals("ACL");
            for (int i = 1; isAnswer && i + 1 < data.values().size(); i += 2) {
                rights.put(data.at(i).utf8(), data.at(i + 1).utf8());
            }
            return isAnswer;
        });
        return Collections.unmodifiableMap(rights);
    }

    /** The rights that the user has to a mailbox, a letter each; empty for none. */
    public String myRights(MailboxName mailbox) throws IOException {
        StringBuilder rights = new StringBuilder();
        session.require(ImapCommand.of("MYRIGHTS").mailbox(mailbox), "no rights", data -> {
            boolean isAnswer = data.name().equals("MYRIGHTS");
            if (isAnswer) {
                rights.append(data.at(data.values().size() - 1).utf8());
            }
            return isAnswer;
        });
        return rights.toString();
    }

    /**
     * Annotations (RFC 5464) of a mailbox.
     *
     * @param entries such as {@code /private/comment}
     * @return those that are there
     */
    public Map<String, String> metadata(MailboxName mailbox, List<String> entries) throws IOException {
        return metadata(ImapCommand.of("GETMETADATA").mailbox(mailbox), entries);
    }

    /** Annotations of the server itself. */
    public Map<String, String> metadata(List<String> entries) throws IOException {
        return metadata(ImapCommand.of("GETMETADATA").string("mailbox", ""), entries);
    }

    private Map<String, String> metadata(ImapCommand command, List<String> entries) throws IOException {
        command.open();
        entries.forEach(entry -> command.string("entry", entry));
        Map<String, String> values = new LinkedHashMap<>();
        session.require(command.close(), "no annotations", data -> {
            boolean isAnswer = data.name().equals("METADATA");
            List<ImapValue> pairs = data.at(data.values().size() - 1).values();
            for (int i = 0; isAnswer && i + 1 < pairs.size(); i += 2) {
                String entry = pairs.get(i).utf8();
                pairs.get(i + 1).text().ifPresent(value -> values.put(entry, value));
            }
            return isAnswer;
        });
        return Collections.unmodifiableMap(values);
    }
}
