package socai.embedded;

import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/** Commands that are put to this store and to another, on the same few documents. */
final class WitnessCommands {
  private WitnessCommands() {}

  /**
   * A command that is answered differently.
   *
   * @param command what is asked
   * @param documented what MongoDB's manual says
   * @param here a part of this store's answer
   * @param witness a part of the other's
   */
  record Difference(String command, String documented, String here, String witness) {}

  static List<Document> documents() {
    return Stream.of(
            "{_id: 1, a: 1, tags: ['x', 'y'], parts: [{x: 1, y: 1}, {x: 2, y: 2}], in: {x: 1}}",
            "{_id: 2, a: 2.5, tags: [], parts: [], b: null}",
            "{_id: 3, a: 't', tags: ['y'], parts: [{x: 5, y: 9}, {y: 3}]}",
            "{_id: 4, tags: [1, 5], in: {x: [1, 2]}}",
            "{_id: 5, a: {$date: 1000}, b: true}")
        .map(Document::parse)
        .toList();
  }

  static final List<String> AGREED =
      List.of(
          "{find: 'things', filter: {a: {$gt: 0}}, sort: {_id: 1}}",
          "{find: 'things', filter: {tags: {$elemMatch: {$gt: 2, $lt: 4}}}, sort: {_id: 1}}",
          "{find: 'things', filter: {'parts.x': {$exists: false}}, sort: {_id: 1}}",
          "{find: 'things', filter: {b: null}, sort: {_id: 1}}",
          "{find: 'things', filter: {b: {$type: 10}}, sort: {_id: 1}}",
          "{find: 'things', filter: {tags: ['x', 'y']}, sort: {_id: 1}}",
          "{find: 'things', filter: {tags: {$size: 2}}, sort: {_id: 1}}",
          "{find: 'things', filter: {tags: {$all: ['x', 'y']}}, sort: {_id: 1}}",
          "{find: 'things', filter: {tags: {$nin: ['y']}}, sort: {_id: 1}}",
          "{find: 'things', filter: {'tags.0': 'x'}, sort: {_id: 1}}",
          "{find: 'things', filter: {in: {x: 1}}, sort: {_id: 1}}",
          "{find: 'things', filter: {$nor: [{a: 1}, {b: null}]}, sort: {_id: 1}}",
          "{find: 'things', filter: {a: {$not: {$gt: 1}}}, sort: {_id: 1}}",
          "{find: 'things', filter: {}, sort: {a: 1, _id: 1}}",
          "{find: 'things', filter: {}, sort: {a: -1, _id: 1}}",
          "{find: 'things', filter: {}, sort: {tags: 1, _id: 1}}",
          "{find: 'things', filter: {}, sort: {tags: -1, _id: 1}}",
          "{find: 'things', projection: {a: 1, 'parts.x': 1}, sort: {_id: 1}}",
          "{find: 'things', projection: {a: 0, in: 0}, sort: {_id: 1}}",
          "{find: 'things', projection: {parts: {$elemMatch: {x: 2}}}, sort: {_id: 1}}",
          "{count: 'things', query: {a: {$exists: true}}}",
          "{insert: 'things', documents: [{_id: 6}, {_id: 1}, {_id: 7}]}",
          "{insert: 'things', documents: [{_id: 6}, {_id: 1}, {_id: 7}], ordered: false}",
          "{update: 'things', updates: [{q: {_id: 1}, u: {$inc: {a: 1.5}}}]}",
          "{update: 'things', updates: [{q: {_id: 3}, u: {$inc: {a: 1}}}]}",
          "{update: 'things', updates: [{q: {_id: 1}, u: {$push: {tags: {$each: ['z'], $slice: -2}}}}]}",
          "{update: 'things', updates: [{q: {_id: 1}, u: {$addToSet: {tags: {$each: ['x', 'z']}}}}]}",
          "{update: 'things', updates: [{q: {_id: 1}, u: {$pull: {parts: {x: {$gt: 1}}}}}]}",
          "{update: 'things', updates: [{q: {_id: 1}, u: {$pop: {tags: -1}}}]}",
          "{update: 'things', updates: [{q: {_id: 1, 'parts.x': 2}, u: {$set: {'parts.$.y': 7}}}]}",
          "{update: 'things', updates: [{q: {_id: 1}, u: {$set: {'parts.$[e].y': 7}}, arrayFilters: [{'e.x': 2}]}]}",
          "{update: 'things', updates: [{q: {_id: 1}, u: {$min: {a: 0}, $rename: {in: 'out'}}}]}",
          "{update: 'things', updates: [{q: {_id: 9, k: 'v'}, u: {$set: {a: 1}}, upsert: true}]}",
          "{update: 'things', updates: [{q: {_id: 9}, u: {$setOnInsert: {a: 1}}, upsert: true}]}",
          "{update: 'things', updates: [{q: {_id: 1}, u: {_id: 2, a: 1}}]}",
          "{update: 'things', updates: [{q: {_id: 1}, u: {$set: {a: 1}}}]}",
          "{delete: 'things', deletes: [{q: {tags: 'y'}, limit: 0}]}",
          "{findAndModify: 'things', query: {tags: 'y'}, sort: {_id: -1}, update: {$set: {b: 1}}, new: true}",
          "{findAndModify: 'things', query: {_id: 77}, update: {$set: {b: 1}}, upsert: true, new: true}",
          "{findAndModify: 'things', query: {_id: 3}, remove: true}",
          "{aggregate: 'things', cursor: {}, pipeline: [{$unwind: '$tags'}, {$group: {_id: '$tags', n: {$sum: 1}}}, {$sort: {_id: 1}}]}",
          "{aggregate: 'things', cursor: {}, pipeline: [{$match: {a: {$type: 'number'}}}, {$group: {_id: null, s: {$sum: '$a'}, m: {$max: '$a'}}}]}",
          "{aggregate: 'things', cursor: {}, pipeline: [{$sort: {_id: -1}}, {$skip: 1}, {$limit: 2}, {$project: {a: 1}}]}",
          "{aggregate: 'things', cursor: {}, pipeline: [{$match: {_id: 1}}, {$lookup: {from: 'things', localField: '_id', foreignField: 'in.x', as: 'same'}}]}",
          "{aggregate: 'things', cursor: {}, pipeline: [{$count: 'n'}]}");

  static final List<Difference> DIFFERENCES =
      List.of(
          new Difference(
              "{find: 'things', filter: {tags: {$gt: 2, $lt: 4}}, projection: {_id: 1}}",
              "one element can satisfy the greater-than and another the less-than condition"
                  + " (Query an Array: compound filter conditions); SecantusDB 0.7.0b3 takes"
                  + " both from one element where an index is on the array",
              "[Document{{_id=4}}]",
              "[]"),
          new Difference(
              "{find: 'things', filter: {a: {$regex: '^T', $options: 'i'}}, projection: {_id: 1}}",
              "option i matches both upper and lower case ($regex); SecantusDB 0.7.0b3 looks for"
                  + " the upper-case prefix in the index",
              "[Document{{_id=3}}]",
              "[]"),
          new Difference(
              "{find: 'things', filter: {_id: 5}, projection: {_id: 1, tags: {$slice: 1}}}",
              "a document without the array is returned without it ($slice); this store fails",
              "refused",
              "[Document{{_id=5}}]"),
          new Difference(
              "{distinct: 'things', key: 'tags'}",
              "no order is promised (distinct); this store sorts",
              "values=[1, 5, x, y]",
              "values=[x, y, 1, 5]"));
}
