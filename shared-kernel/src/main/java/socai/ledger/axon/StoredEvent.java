package socai.ledger.axon;

import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import socai.ledger.EventLine;
import socai.schema.Json;
import tools.jackson.databind.JsonNode;

/** A line of the ledger as Axon reads events: its payload is parsed only when a handler asks. */
record StoredEvent(EventLine line) implements DomainEventData<JsonNode> {
  @Override
  public String getType() {
    return line.stream().kind();
  }

  @Override
  public String getAggregateIdentifier() {
    return line.subject();
  }

  @Override
  public long getSequenceNumber() {
    return line.sequenceNumber();
  }

  @Override
  public String getEventIdentifier() {
    return line.id().toString();
  }

  @Override
  public Instant getTimestamp() {
    return line.recordedtime().value();
  }

  @Override
  public SerializedObject<JsonNode> getMetaData() {
    JsonNode node =
        Json.mapper()
            .valueToTree(
                Map.of(
                    EventOrigin.ACTOR, line.actor(),
                    EventOrigin.COMMAND, line.command().toString()));
    return new SimpleSerializedObject<>(node, JsonNode.class, MetaData.class.getName(), null);
  }

  @Override
  public SerializedObject<JsonNode> getPayload() {
    return new SimpleSerializedObject<>(
        line.data(), JsonNode.class, line.type(), Integer.toString(line.revision()));
  }
}
