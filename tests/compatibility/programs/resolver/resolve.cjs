// Loaded by Node programs that know neither proxies nor another address: Slack's names lead to the server under test.
const net = require("node:net");

const [host, port] = (process.env.HALLWAY_TEST_SERVER ?? "").split(":");
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (...given) {
  const options = Array.isArray(given[0]) ? given[0][0] : given[0];
  if (options && typeof options === "object" && /^(.+\.)?slack\.com$/.test(options.host ?? "")) Object.assign(options, { host, port });
  return connect.apply(this, given);
};
