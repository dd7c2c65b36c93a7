package socai.ledger.axon;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import socai.event.StreamId;
import socai.ledger.Entry;
import socai.ledger.Envelope;
import socai.schema.EventTypes;

/** A line of the ledger as Axon reads events: its payload is parsed only when a handler asks. */
final class StoredEvent implements DomainEventData<Object> {
  private final Envelope envelope;
  private final SerializedObject<Object> payload;
  private final SerializedObject<Object> metaData;

  StoredEvent(Entry entry) {
    envelope = Envelope.of(entry);
    payload =
        any(
            new SimpleSerializedObject<>(
                bytes(envelope.data()),
                byte[].class,
                envelope.type(),
                Integer.toString(envelope.revision())));
    metaData =
        any(
            new SimpleSerializedObject<>(
                MetaData.from(
                    Map.of(
                        EventOrigin.ACTOR,
                        envelope.actor(),
                        EventOrigin.COMMAND,
                        envelope.command())),
                MetaData.class,
                MetaData.class.getName(),
                null));
  }

  /**
   * The same for whoever decides by it, who may pass over none.
   *
   * @throws IllegalArgumentException if its type is not known here
   */
  static StoredEvent known(Entry entry) {
    StoredEvent event = new StoredEvent(entry);
    EventTypes.classOf(event.envelope.type());
    return event;
  }

  /** Axon's type wants payload and metadata to be of one kind; serializers ask each for its own. */
  @SuppressWarnings("unchecked")
  private static SerializedObject<Object> any(SerializedObject<?> one) {
    return (SerializedObject<Object>) one;
  }

  private static byte[] bytes(ByteBuffer data) {
    byte[] bytes = new byte[data.remaining()];
    data.duplicate().get(bytes);
    return bytes;
  }

  @Override
  public String getType() {
    return StreamId.parse(envelope.subject()).kind();
  }

  @Override
  public String getAggregateIdentifier() {
    return envelope.subject();
  }

  @Override
  public long getSequenceNumber() {
    return envelope.sequence();
  }

  @Override
  public String getEventIdentifier() {
    return envelope.id();
  }

  @Override
  public Instant getTimestamp() {
    return Instant.parse(envelope.recordedTime());
  }

  @Override
  public SerializedObject<Object> getMetaData() {
    return metaData;
  }

  @Override
  public SerializedObject<Object> getPayload() {
    return payload;
  }
}
