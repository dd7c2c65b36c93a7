package socai.ledger.axon;

import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import socai.event.Event;
import socai.schema.EventTypes;
import socai.schema.Json;

/**
 * Turns events into JSON and back under their stable names, never a Java class's. A name that there
 * is no class for is what Axon calls an unknown type: whoever follows the ledger decides what to
 * do.
 */
final class EventSerializer extends Jackson3Serializer {
  EventSerializer() {
    super(new Builder().jsonMapperBuilderCustomizer(Json::configure));
  }

  /** Metadata of a stored event is what it is already: there is nothing to be read. */
  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // as Axon declares it
  public <S, T> T deserialize(SerializedObject<S> object) {
    return object.getData() instanceof MetaData metaData ? (T) metaData : super.deserialize(object);
  }

  @Override
  @SuppressWarnings("rawtypes") // as Axon declares it
  public SerializedType typeForClass(Class type) {
    if (type != null && Event.class.isAssignableFrom(type)) {
      return new SimpleSerializedType(
          EventTypes.nameOf(type), Integer.toString(EventTypes.revisionOf(type)));
    }
    return super.typeForClass(type);
  }

  @Override
  protected String resolveClassName(SerializedType type) {
    return EventTypes.known(type.getName())
        .<String>map(Class::getName)
        .orElseGet(() -> super.resolveClassName(type));
  }
}
