// What a Hubot of years ago was taught.
module.exports = (robot) => {
  robot.respond(/open the (.*)/i, (heard) => heard.send(`opening the ${heard.match[1]}`));
};
