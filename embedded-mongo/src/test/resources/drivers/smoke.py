"""What a program with pymongo does, and what it is told when that cannot be done."""
import sys

import bson
import pymongo
from pymongo.errors import BulkWriteError, ConfigurationError, OperationFailure, WriteError

client = pymongo.MongoClient(sys.argv[1], serverSelectionTimeoutMS=20000)
database = client.smoke
things = database.things


def refused(code, work):
    try:
        work()
    except BulkWriteError as error:
        assert error.details["writeErrors"][0]["code"] == code, error.details
    except (WriteError, OperationFailure) as error:
        assert error.code == code, error
    else:
        raise AssertionError(f"not refused with {code}")


inserted = things.insert_many([{"_id": i, "n": i % 7, "s": str(i)} for i in range(5000)])
assert len(inserted.inserted_ids) == 5000
assert len(list(things.find({}, batch_size=37))) == 5000
assert [d["_id"] for d in things.find().sort("_id", -1).skip(2).limit(3)] == [4997, 4996, 4995]
assert things.count_documents({"n": 3}) == 714
assert things.estimated_document_count() == 5000
assert things.update_many({"n": 2}, {"$inc": {"y": 1}}).modified_count == 714
assert things.replace_one({"_id": "u"}, {"a": 1}, upsert=True).upserted_id == "u"
changed = things.find_one_and_update({"_id": "u"}, {"$set": {"z": 1}}, return_document=True)
assert changed == {"_id": "u", "a": 1, "z": 1}, changed
assert things.delete_many({"n": 6}).deleted_count == 714
assert sorted(things.distinct("n")) == [0, 1, 2, 3, 4, 5]
groups = things.aggregate([{"$group": {"_id": "$n", "c": {"$sum": 1}}}], batchSize=2)
assert len(list(groups)) == 7

assert things.create_index([("s", 1)], unique=True, sparse=True) == "s_1"
refused(11000, lambda: things.insert_one({"s": "5"}))
refused(11000, lambda: things.insert_many([{"s": "8"}]))
things.drop_index("s_1")
assert list(things.index_information()) == ["_id_"]
assert database.list_collection_names() == ["things"]
assert "smoke" in client.list_database_names()

with client.start_session() as session:
    try:
        things.find_one({}, session=session)
        raise AssertionError("a session was begun")
    except ConfigurationError:
        pass
refused(40573, lambda: next(things.watch()))
refused(115, lambda: list(things.find().collation({"locale": "vi"})))
refused(115, lambda: things.update_one({}, [{"$set": {"a": 1}}]))
refused(2, lambda: list(things.find({"a": {"$nosuch": 1}})))
refused(40324, lambda: list(things.aggregate([{"$nosuch": 1}])))
refused(59, lambda: database.command("nosuch"))

for subtype in range(256):
    data = b"\x03\x00\x00\x00abc" if subtype == 2 else b"0123456789abcdef"
    database.bytes.insert_one({"_id": subtype, "v": bson.Binary(data, subtype)})
    back = database.bytes.find_one({"_id": subtype})["v"]
    assert (bytes(back), getattr(back, "subtype", 0)) == (data, subtype), back

unacknowledged = database.get_collection("w0", write_concern=pymongo.WriteConcern(w=0))
for i in range(50):
    unacknowledged.insert_one({"_id": i})
while database.w0.count_documents({}) < 50:
    pass
print("pymongo", pymongo.version, "wire", client.admin.command("hello")["maxWireVersion"])
