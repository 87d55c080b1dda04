import type { sendUnaryData, ServerUnaryCall } from '@grpc/grpc-js';
import type { ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import type { Faults } from './faults.ts';
import { gossip, shared } from './wire.ts';

/** Gossip.Read: which nodes there are, and which of them leads. A client with several names asks before it connects. */
export function handleGossip(faults: Faults) {
  return (_call: ServerUnaryCall<unknown, ClusterInfo>, answer: sendUnaryData<ClusterInfo>): void => {
    const { LEADER, FOLLOWER } = gossip.MemberInfo.VNodeState;
    const leader = faults.leaderPort ?? faults.port;
    const ports = [...new Set([leader, faults.port])];
    const members = ports.map((port) =>
      new gossip.MemberInfo()
        .setInstanceId(new shared.UUID().setString('00000000-0000-4000-8000-000000000001'))
        .setTimeStamp('0')
        .setState(port === leader ? LEADER : FOLLOWER)
        .setIsAlive(true)
        .setHttpEndPoint(new gossip.EndPoint().setAddress('127.0.0.1').setPort(port)),
    );
    answer(null, new gossip.ClusterInfo().setMembersList(members));
  };
}
