// Makes the replica set once; started again, it waits until there is a primary.
try {
  rs.status();
} catch (notYet) {
  rs.initiate({
    _id: "socai",
    members: [
      { _id: 0, host: "mongo1:27017" },
      { _id: 1, host: "mongo2:27017" },
      { _id: 2, host: "mongo3:27017" },
    ],
  });
}
while (!db.hello().isWritablePrimary && !db.hello().primary) {
  sleep(200);
}
